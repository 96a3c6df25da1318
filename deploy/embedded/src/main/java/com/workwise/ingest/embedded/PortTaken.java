package com.workwise.ingest.embedded;

/** Something else listens where a service should. */
public final class PortTaken extends StartFailed {

    private static final long serialVersionUID = 1;

    private final String service;
    private final int port;

    public PortTaken(String service, int port) {
        super(service + " cannot listen on 127.0.0.1:" + port + ": the port is taken", null);
        this.service = service;
        this.port = port;
    }

    public String service() {
        return service;
    }

    public int port() {
        return port;
    }
}
