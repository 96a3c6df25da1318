package com.workwise.ingest.standalone;

/** Which option changes a service's port. */
final class PortOptions {

    static final String API = "the API";
    static final String MANAGEMENT = "the management endpoint";

    private PortOptions() {}

    static String of(String service) {
        return switch (service) {
            case API -> "--server.port";
            case MANAGEMENT -> "--management.server.port";
            case "PostgreSQL" -> "--db-port";
            default -> "--kafka-port";
        };
    }
}
