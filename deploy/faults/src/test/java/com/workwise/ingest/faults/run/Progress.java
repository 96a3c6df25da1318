package com.workwise.ingest.faults.run;

import java.sql.Connection;
import java.sql.SQLException;

/** How far the workers have come with what was sent. */
public final class Progress {

    private final Scene scene;
    private final Broker broker;
    private final Account account;
    private final CommitSamples commits;

    Progress(Scene scene, Broker broker, Account account, CommitSamples commits) {
        this.scene = scene;
        this.broker = broker;
        this.account = account;
        this.commits = commits;
    }

    public int acknowledged() {
        return account.acknowledgedCount();
    }

    public long committed() {
        return commits.committed();
    }

    /** @return partitions of which something is committed */
    public int committedPartitions() {
        return commits.partitions();
    }

    /** @return records that are acknowledged and whose offsets are not committed */
    public long backlog() {
        return acknowledged() - committed();
    }

    /** To be asked while no worker runs. @return records that are settled and whose offsets are not committed */
    public long storedPastCommit() {
        try (Connection connection = scene.jdbc()) {
            return Outcomes.all(connection).size() - Broker.sum(broker.committed(scene.raw));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether each worker has partitions, or each partition a worker of its own. */
    boolean isShared() {
        try {
            return broker.owners(scene.raw) >= Math.min(scene.workers().size(), Scene.PARTITIONS);
        } catch (Broker.Away askAgain) {
            return false;
        }
    }

    boolean isWorkedOff() {
        try {
            return committed() == Broker.sum(broker.ends(scene.raw));
        } catch (Broker.Away askAgain) {
            return false;
        }
    }
}
