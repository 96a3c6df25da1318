package com.workwise.ingest.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EndingsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private Ctl.Result answered(int status) {
        api.on("GET /pipeline", FakeApi.json(status, "{}"));
        return new Ctl(api).run("pipeline", "status");
    }

    @Test
    void tellsARemedyForEachRefusal() {
        assertThat(answered(401).err()).contains("does not know this key");
        assertThat(answered(403).err()).contains("lacks the role").contains("ingest.api.keys[i].roles");
        assertThat(answered(503).err()).contains("try again later");
        assertThat(answered(500).err()).contains("the request's id");
        assertThat(answered(404).err()).contains("--url");
        assertThat(answered(302).code()).isEqualTo(1);
    }

    @Test
    void namesTheRequestAsItWasSent() {
        Ctl.Result result = answered(503);

        assertThat(api.last().headers().get("X-request-id")).startsWith("ctl-");
        assertThat(result.err()).contains("request " + api.last().headers().get("X-request-id"));
        assertThat(result.err().lines()).hasSize(2);
    }

    @Test
    void tellsThatNobodyListens() {
        api.close();

        Ctl.Result result = new Ctl(api).run("pipeline", "status");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Cannot connect to " + api.url()).contains("do: Start the API");
    }

    @Test
    void tellsThatNoAnswerCameInTime() {
        api.on("GET /pipeline", exchange -> {
            try {
                Thread.sleep(1800);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });

        Ctl.Result result = new Ctl(api).run("pipeline", "status", "--timeout", "1s");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No answer within 1 s");
    }

    @Test
    void tellsThatItIsNoApi() {
        api.on("GET /pipeline", FakeApi.json(200, "<html>"));

        assertThat(new Ctl(api).run("pipeline", "status").err())
                .contains("not JSON")
                .contains("--url");
    }

    @Test
    void neverPrintsTheKey() {
        for (int status : new int[] {200, 401, 403, 500}) {
            Ctl.Result result = answered(status);
            assertThat(result.out() + result.err()).doesNotContain("secret-key");
        }
        assertThat(api.last().headers().get("Authorization")).isEqualTo("Bearer secret-key");
    }

    @Test
    void endsWithTwoOnMisuse() {
        assertThat(new Ctl(api).run().code()).isEqualTo(2);
        assertThat(new Ctl(api).run().err()).contains("A night's work");
        assertThat(new Ctl(api).run("dlq", "lst").err()).contains("Did you mean list");
        assertThat(new Ctl(api).run("dlq", "list", "--limit", "x").code()).isEqualTo(2);
        assertThat(new Ctl(api).run("dlq", "list", "--limit", "0").code()).isEqualTo(2);
        assertThat(new Ctl(api).run("dlq", "list", "--color", "blue").code()).isEqualTo(2);
        assertThat(new Ctl(api).run("dlq", "show").code()).isEqualTo(2);
        assertThat(api.requests()).isEmpty();
    }
}
