package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannerTest {

    @Test
    void namesThePortsThatWereChosen() {
        Options options = Options.parse(List.of("--server.port=9000", "--db-port=9001", "--kafka-port=9002"));
        assertThat(Banner.of(options, "127.0.0.1:9002", Duration.ofMillis(8123)))
                .contains("up after 8.1 s")
                .contains("curl http://127.0.0.1:9000/api/v1/jobs/hello-1 -H 'Authorization: Bearer dev-key'")
                .contains("psql postgresql://ingest:ingest@127.0.0.1:9001/ingest")
                .contains("--produce=- --kafka-port=9002\"");
    }
}
