package com.workwise.ingest.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param data where Kafka and PostgreSQL keep their files
 * @param load files to send; empty = none
 * @param exit whether to stop after the load
 * @param produce a file whose lines go straight to a running broker; nothing is started then
 * @param spring what is left: settings with a dot in their name, for Spring Boot
 */
record Options(
        Path data,
        int databasePort,
        int kafkaPort,
        int httpPort,
        int managementPort,
        List<String> load,
        boolean exit,
        Optional<String> produce,
        boolean help,
        List<String> spring) {

    static final int DATABASE_PORT = 15_432;
    static final int KAFKA_PORT = 19_092;
    static final int HTTP_PORT = 8080;
    static final int MANAGEMENT_PORT = 8081;
    static final String SAMPLE = "sample";

    static final String USAGE = """
            WorkWise Ingest, standalone: API, worker, Kafka and PostgreSQL in one JVM.

            mvn spring-boot:run [-Dspring-boot.run.arguments="OPTIONS"]

              --load=FILE[,FILE...]  send postings through the API once it is up: NDJSON or JSON, plain or .gz;
                                     --load or --load=sample sends a sample of 300, some of them bad on purpose
              --exit                 stop after the load; exit code 0 if every posting has an outcome, else 1
              --produce=FILE         send each line of FILE (- = standard input) straight to the Kafka of an
                                     instance that runs already, and end
              --data=DIR             where Kafka and PostgreSQL keep their data   (default target/data)
              --server.port=N        the API's port                               (default 8080)
              --management.server.port=N   health and metrics                     (default 8081)
              --db-port=N            PostgreSQL's port                            (default 15432)
              --kafka-port=N         Kafka's port                                 (default 19092)
              --NAME.WITH.DOTS=VALUE any other setting of the API, the worker or Spring Boot
              --help                 this text
            """;

    static Options parse(List<String> arguments) {
        Parser parser = new Parser();
        arguments.forEach(parser::take);
        if (parser.exit && parser.load.isEmpty()) {
            throw new UsageError("--exit only makes sense with --load");
        }
        return new Options(
                parser.data,
                parser.databasePort,
                parser.kafkaPort,
                parser.httpPort,
                parser.managementPort,
                List.copyOf(parser.load),
                parser.exit,
                parser.produce,
                parser.help,
                List.copyOf(parser.spring));
    }

    private static final class Parser {
        Path data = Path.of("target", "data");
        int databasePort = DATABASE_PORT;
        int kafkaPort = KAFKA_PORT;
        int httpPort = HTTP_PORT;
        int managementPort = MANAGEMENT_PORT;
        final List<String> load = new ArrayList<>();
        boolean exit;
        Optional<String> produce = Optional.empty();
        boolean help;
        final List<String> spring = new ArrayList<>();

        void take(String argument) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--exit" -> exit = true;
                case "--load" -> load.addAll(files(value));
                case "--produce" -> produce = Optional.of(needed(name, value));
                case "--data" -> data = Invocation.resolve(needed(name, value));
                case "--db-port" -> databasePort = port(name, value);
                case "--kafka-port" -> kafkaPort = port(name, value);
                case "--server.port" -> httpPort = port(name, value);
                case "--management.server.port" -> managementPort = port(name, value);
                default -> {
                    if (!name.startsWith("--") || !name.contains(".")) {
                        throw new UsageError("unknown option " + name);
                    }
                    spring.add(argument);
                }
            }
        }

        private static List<String> files(String value) {
            return value.isEmpty() ? List.of(SAMPLE) : List.of(value.split(","));
        }

        private static String needed(String name, String value) {
            if (value.isEmpty()) {
                throw new UsageError(name + " needs a value: " + name + "=...");
            }
            return value;
        }

        private static int port(String name, String value) {
            try {
                int port = Integer.parseInt(value);
                if (port >= 1 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException notANumber) {
                throw new UsageError(name + " needs a port, a number from 1 to 65535");
            }
            throw new UsageError(name + " needs a port, a number from 1 to 65535");
        }
    }
}
