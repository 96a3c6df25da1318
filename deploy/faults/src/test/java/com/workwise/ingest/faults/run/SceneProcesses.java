package com.workwise.ingest.faults.run;

import com.workwise.ingest.testsupport.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts the processes of a scene, each with a log of its own. */
final class SceneProcesses {

    /** printf %s faults-key | sha256sum */
    private static final String KEY_SHA_256 = "833acc60c5c7b057c4f8347c277220b6064499aeadbb4beb625efa4cf3c03f3c";

    private final String name;
    private final String raw;
    private final Map<String, String> common = new LinkedHashMap<>();
    private String heap = "160m";

    SceneProcesses(String name, String raw, String dead, String kafka, Database database) {
        this.name = name;
        this.raw = raw;
        common.put("server.address", "127.0.0.1");
        common.put("spring.kafka.bootstrap-servers", kafka);
        common.put("spring.r2dbc.url", database.r2dbcUrl());
        common.put("spring.r2dbc.username", database.username());
        common.put("spring.r2dbc.password", database.password());
        common.put("ingest.topics.raw", raw);
        common.put("ingest.topics.replay", raw + "-replay");
        common.put("ingest.topics.dead-letter", dead);
        common.put("logging.structured.format.console", "");
    }

    /** Of each process, instead of the scene's own. */
    void with(String property, String value) {
        common.put(property, value);
    }

    /** Of each process, as in {@code -Xmx}. */
    void heap(String size) {
        heap = size;
    }

    /** Returns before it is ready. */
    Api api(int number) {
        int port = JarProcess.freePort();
        int management = JarProcess.freePort();
        Map<String, String> own = new LinkedHashMap<>(common);
        own.put("server.port", Integer.toString(port));
        own.put("management.server.port", Integer.toString(management));
        own.put("ingest.api.dead-letters.group", raw + "-ledger");
        own.put("ingest.api.keys[0].name", "faults");
        own.put("ingest.api.keys[0].sha256", KEY_SHA_256);
        Operator.keys(own, 1);
        JarProcess process =
                new JarProcess(System.getProperty("ingest.api.jar"), heap, own, log("api-" + number), management);
        return new Api(process.start(), port);
    }

    /** It is not started. */
    JarProcess worker(int number) {
        int port = JarProcess.freePort();
        Map<String, String> own = new LinkedHashMap<>(common);
        own.put("server.port", Integer.toString(port));
        own.put("ingest.worker.intake.group", raw);
        own.put("ingest.schema.interval", "200ms");
        return new JarProcess(System.getProperty("ingest.worker.jar"), heap, own, log("worker-" + number), port);
    }

    private Path log(String process) {
        return Path.of("target", "faults", name, process + ".log");
    }
}
