package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.ApiProcess;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replay as an operator asks for it: {@code ingest-api/DEAD-LETTERS.md}. */
final class Order {

    private static final String PATH = "/api/v1/dead-letters/replays";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> GOING_ON = Set.of("running", "awaiting_approval");
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    /** The API's own limit. */
    private static final int HIGHEST_RATE = 10_000;

    private Order() {}

    /** How a replay ended. */
    record End(String state, long passed) {}

    /**
     * @param letters that there are
     * @param title which all of them get
     * @return the replay's id
     */
    static String begin(ApiProcess api, int letters, String title) {
        String order = """
                {"filter":{"code":"title.too_short"},"edits":[{"op":"mergePatch","patch":{"title":"%s"}}],
                "rate":%d,"canary":false,"expectedTotal":%d}""".formatted(title, HIGHEST_RATE, letters);
        return JSON.readTree(api.post(PATH, order)).path("id").asString("");
    }

    /** Returns when it has ended, with success or not. */
    static End awaitEnd(ApiProcess api, String id) {
        long start = System.nanoTime();
        try {
            while (true) {
                JsonNode replay = JSON.readTree(api.get(PATH + "/" + id));
                End now = new End(
                        replay.path("state").asString(""),
                        replay.path("counts").path("passed").asLong(0));
                if (!GOING_ON.contains(now.state()) || System.nanoTime() - start > PATIENCE) {
                    return now;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
