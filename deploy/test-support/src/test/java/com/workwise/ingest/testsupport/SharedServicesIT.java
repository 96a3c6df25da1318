package com.workwise.ingest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SharedServicesIT {

    @Test
    void carriesARecordThroughKafka() {
        String topic = TestServices.uniqueTopic("probe");
        TestServices.createTopic(topic, 3);
        try (TopicWriter writer = new TopicWriter()) {
            writer.write(topic, "key", "value");
            writer.write(topic, "key", null);
        }
        assertThat(TopicReader.read(topic, 2, Duration.ofSeconds(10)))
                .hasSize(2)
                .first()
                .satisfies(record -> assertThat(record.value()).isEqualTo("value".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givesEveryTestADatabaseOfItsOwn() throws SQLException {
        Database one = TestServices.freshDatabase();
        Database two = TestServices.freshDatabase();
        assertThat(one.name()).isNotEqualTo(two.name());
        try (Connection connection = DriverManager.getConnection(one.jdbcUrl(), one.username(), one.password());
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT current_setting('server_version_num')::int / 10000,"
                                + " current_setting('fsync'),"
                                + " datcollate FROM pg_database WHERE datname = current_database()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(18);
            assertThat(row.getString(2)).isEqualTo("on");
            assertThat(row.getString(3)).isEqualTo("C.UTF-8");
        }
    }
}
