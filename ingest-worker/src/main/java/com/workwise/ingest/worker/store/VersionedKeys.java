package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import java.util.List;

/** Keys and versions of items, for statements that need no more of a posting. */
final class VersionedKeys {

    private VersionedKeys() {}

    /** As {@code $1::text[], $2::timestamptz[], $3::bigint[]}. */
    static PostgresqlStatement bind(PostgresqlStatement statement, List<? extends Checked.Keyed> items) {
        return statement
                .bind("$1", BinaryArray.texts(items, item -> item.key().value()))
                .bind(
                        "$2",
                        BinaryArray.times(
                                items, item -> item.delivery().version().observedAt()))
                .bind(
                        "$3",
                        BinaryArray.numbers(
                                items, item -> item.delivery().version().offset()));
    }
}
