package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;

/** A table of jobs that holds rows already, in a database of its own: it is filled once for all rounds. */
final class GrownTable {

    private final Stage stage;
    private final int rows;
    private final String database;
    private final Tables tables;
    private final Verification verification;

    /** The rows up to this id were there before. */
    private long last;

    GrownTable(Stage stage, int rows) {
        this.stage = stage;
        this.rows = rows;
        this.database = "rows_" + rows;
        this.tables = new Tables(stage.services().jdbcUrl(database));
        this.verification = new Verification(stage.workload(), stage.postings(), tables);
    }

    int rows() {
        return rows;
    }

    String r2dbcUrl() {
        return stage.services().r2dbcUrl(database);
    }

    void create() {
        stage.services().createDatabase(database);
        tables.create();
        new FormerRows(stage.postings(), tables).insert(rows);
        last = tables.number("SELECT coalesce(max(id), 0) FROM jobs");
        tables.settle();
    }

    /** That the drained rows are there, each with its newest values, and that no other has gone or was written. */
    void verify(String name) {
        verification.verify(name, Phase.INSERTS, last);
        long left = tables.number("SELECT count(*) FROM jobs WHERE id <= " + last);
        if (left != rows) {
            throw new WrongResult(name + " left " + left + " of " + rows + " former rows");
        }
    }

    /** Removes what was drained. */
    void shrink() {
        if (rows == 0) {
            tables.empty();
        } else {
            tables.run("DELETE FROM jobs WHERE id > " + last);
            tables.settle();
        }
    }
}
