package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.process.Services;

/** What scenarios share. */
public record Stage(Services services, Workload workload, Postings postings, Tables tables, Verification verification) {

    public static Stage on(Services services, Workload workload) {
        Postings postings = new Postings(workload.seed());
        Tables tables = new Tables(services.jdbcUrl());
        return new Stage(services, workload, postings, tables, new Verification(workload, postings, tables));
    }
}
