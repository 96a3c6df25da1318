package com.workwise.ingest.standalone;

import com.workwise.ingest.embedded.DirectoryTaken;
import com.workwise.ingest.embedded.PortTaken;
import com.workwise.ingest.embedded.StartFailed;
import com.workwise.ingest.standalone.load.LoadFailed;
import com.workwise.ingest.standalone.load.Loader;
import com.workwise.ingest.standalone.load.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code mvn spring-boot:run}: everything in one JVM, nothing else needed. {@link Options#USAGE} has the options. */
public final class StandaloneApplication {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private StandaloneApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        Options options = optionsOrExit(arguments);
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            if (options.produce().isPresent()) {
                Produce.lines(options.produce().get(), options.kafkaPort());
                return;
            }
            run(options);
        } catch (Layers.Stopping stopping) {
            new CountDownLatch(1).await();
        } catch (UsageError | StartFailed | LoadFailed e) {
            fail(FAILED, e.getMessage() + remedy(e));
        }
    }

    private static void run(Options options) throws InterruptedException {
        long began = System.nanoTime();
        List<Source> sources =
                options.load().stream().map(StandaloneApplication::source).toList();
        Layers layers = new Layers();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(layers), "standalone-stop"));
        Instance instance = Instance.start(options, layers);
        System.out.println(
                Banner.of(options, instance.bootstrapServers(), Duration.ofNanos(System.nanoTime() - began)));
        if (!sources.isEmpty()) {
            boolean complete = load(options, sources);
            if (options.exit()) {
                System.exit(complete ? 0 : FAILED);
            }
        }
        new CountDownLatch(1).await();
    }

    private static boolean load(Options options, List<Source> sources) throws InterruptedException {
        try {
            return Loader.to(Banner.api(options), DevelopmentKey.KEY).load(sources);
        } catch (LoadFailed e) {
            if (options.exit()) {
                throw e;
            }
            System.err.println(e.getMessage());
            return false;
        }
    }

    private static Source source(String file) {
        return file.equals(Options.SAMPLE) ? Source.sample() : Source.of(Invocation.resolve(file));
    }

    private static void stop(Layers layers) {
        if (layers.isEmpty()) {
            return;
        }
        System.out.println("\nStopping: API and worker first, then Kafka, then PostgreSQL.");
        layers.close();
        System.out.println("Stopped.");
    }

    private static Options optionsOrExit(String[] arguments) {
        try {
            return Options.parse(Arrays.asList(arguments));
        } catch (UsageError e) {
            fail(MISUSED, e.getMessage() + "; --help shows all options");
            throw e;
        }
    }

    private static String remedy(RuntimeException failure) {
        return switch (failure) {
            case PortTaken taken ->
                "; stop what uses it, or choose another with " + PortOptions.of(taken.service()) + "=N";
            case DirectoryTaken taken -> "; stop that one, or choose another with --data=DIR";
            default -> "";
        };
    }

    private static void fail(int status, String message) {
        System.out.flush();
        System.err.println("\nWorkWise Ingest: " + message + "\n");
        System.exit(status);
    }
}
