package com.workwise.ingest.faults.run;

/** @param port on which it serves its clients */
public record Api(JarProcess process, int port) {

    public Operator as(Operator.Key key) {
        return new Operator(port, key);
    }
}
