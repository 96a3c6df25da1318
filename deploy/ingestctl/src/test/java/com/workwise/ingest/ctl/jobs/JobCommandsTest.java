package com.workwise.ingest.ctl.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobCommandsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsARowByAnyId() {
        api.on(
                "GET /jobs",
                "{\"externalId\":\"a/../b\",\"title\":\"Baker\",\"url\":null,\"isFeatured\":false,\"updatedAt\":\"2026-11-21T02:00:00Z\"}");

        Ctl.Result result = new Ctl(api).run("job", "show", "a/../b");

        assertThat(result.out())
                .isEqualTo(
                        "externalId    a/../b\ntitle         Baker\nisFeatured    false\nupdatedAt     2026-11-21 02:00:00\n");
        assertThat(api.last().query()).containsEntry("externalId", "a/../b");
    }

    @Test
    void saysWhenThereIsNoRow() {
        api.on("GET /jobs", FakeApi.problem(404, "job_not_found", "No posting."));

        Ctl.Result result = new Ctl(api).run("job", "show", "x");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("ingestctl dlq list --key EXTERNAL-ID");
    }

    @Test
    void tellsALifeInTimeOrder() {
        api.on("GET /traces", """
                {"externalId":"x","complete":false,"events":[
                 {"at":"2026-11-21T02:00:00Z","kind":"accepted","detail":{"batch":"b1","item":3}},
                 {"at":"2026-11-21T02:00:01Z","kind":"failed","detail":{"code":"salary.range","note":null}}]}""");

        Ctl.Result result = new Ctl(api).run("job", "trace", "x y", "--hints");

        assertThat(result.out().lines())
                .containsExactly(
                        "AT (UTC)             WHAT      DETAIL",
                        "2026-11-21 02:00:00  accepted  batch=b1 item=3",
                        "2026-11-21 02:00:01  failed    code=salary.range");
        assertThat(result.err()).contains("there is more").contains("ingestctl dlq list --key 'x y' --state any");
    }

    @Test
    void failsWhenNothingIsKnown() {
        api.on("GET /traces", "{\"externalId\":\"x\",\"complete\":true,\"events\":[]}");

        assertThat(new Ctl(api).run("job", "trace", "x").code()).isEqualTo(1);
    }
}
