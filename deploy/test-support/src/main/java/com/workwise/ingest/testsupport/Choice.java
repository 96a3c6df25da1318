package com.workwise.ingest.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which source the tests of this JVM use: the system property {@code ingest.services}, auto when it is missing. */
final class Choice {

    private static final Logger LOG = LoggerFactory.getLogger(TestServices.class);

    private Choice() {}

    static ServiceSource make() {
        String wanted = System.getProperty("ingest.services", "auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "docker" -> chosen(new ContainerSource(), "containers, as asked for");
            case "embedded" -> chosen(new EmbeddedSource(), "embedded, as asked for");
            case "auto" -> whatIsThere();
            default ->
                throw new IllegalArgumentException(
                        "ingest.services is '" + wanted + "'; it can be auto, docker or embedded");
        };
    }

    private static ServiceSource whatIsThere() {
        Optional<DockerEngine> engine = DockerEngine.answering();
        if (engine.isEmpty()) {
            return chosen(new EmbeddedSource(), "embedded, because no Docker engine answers on this machine");
        }
        List<String> images = new ArrayList<>(ContainerSource.IMAGES);
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            // Testcontainers 2.0.5 starts it before anything else.
            images.add("testcontainers/ryuk:0.14.0");
        }
        for (String image : images) {
            if (!engine.get().canHave(image)) {
                return chosen(new EmbeddedSource(), "embedded, because the image " + image + " cannot be had");
            }
        }
        return chosen(new ContainerSource(), "containers, because a Docker engine answers");
    }

    private static ServiceSource chosen(ServiceSource source, String why) {
        LOG.info("Test services: {}", why);
        return source;
    }
}
