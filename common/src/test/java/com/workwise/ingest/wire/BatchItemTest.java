package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchItemTest {

    private static final BatchItem ITEM =
            new BatchItem(UUID.fromString("0198c0de-0000-7000-8000-000000000001"), 3, 10, 9, "client-1");

    @Test
    void survivesItsHeaders() {
        assertThat(BatchItem.from(ITEM.headers()::get)).contains(ITEM);
        BatchItem largest = new BatchItem(ITEM.batch(), 9_999, 10_000, 10_000, "ü".repeat(100));
        assertThat(BatchItem.from(largest.headers()::get)).contains(largest);
    }

    @Test
    void isNoneWhenAnyHeaderIsMissing() {
        for (String name : ITEM.headers().keySet()) {
            Map<String, String> headers = new HashMap<>(ITEM.headers());
            headers.remove(name);
            assertThat(BatchItem.from(headers::get)).as("without %s", name).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "workwise-batch-id, not-a-uuid",
        "workwise-batch-id, ''",
        "workwise-batch-index, -1",
        "workwise-batch-index, 10",
        "workwise-batch-index, 1e0",
        "workwise-batch-index, 99999999999",
        "workwise-batch-items, 0",
        "workwise-batch-items, 3",
        "workwise-batch-items, 10001",
        "workwise-batch-items, ten",
        "workwise-batch-accepted, 0",
        "workwise-batch-accepted, 11",
        "workwise-batch-accepted, ' 1'",
    })
    void isNoneWhenAHeaderMakesNoSense(String name, String value) {
        Map<String, String> headers = new HashMap<>(ITEM.headers());
        headers.put(name, value);
        assertThat(BatchItem.from(headers::get)).isEmpty();
    }

    @Test
    void isNoneWhenTheClientsNameIsTooLong() {
        Map<String, String> headers = new HashMap<>(ITEM.headers());
        headers.put(JobHeaders.CLIENT, "x".repeat(101));
        assertThat(BatchItem.from(headers::get)).isEmpty();
    }

    @Test
    void cannotLieOutsideItsBatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchItem(ITEM.batch(), 10, 10, 10, "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchItem(ITEM.batch(), 0, 1, 2, "c"));
    }
}
