package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Version;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keys and versions as three arrays, for statements that need no more of a posting. */
record VersionedKeys(String[] keys, OffsetDateTime[] observedAt, Long[] offsets) {

    static VersionedKeys of(List<? extends Checked> items) {
        int size = items.size();
        VersionedKeys arrays = new VersionedKeys(new String[size], new OffsetDateTime[size], new Long[size]);
        for (int i = 0; i < size; i++) {
            Version version = items.get(i).delivery().version();
            arrays.keys[i] = WritePlan.key(items.get(i));
            arrays.observedAt[i] = version.observedAt().atOffset(ZoneOffset.UTC);
            arrays.offsets[i] = version.offset();
        }
        return arrays;
    }

    /** As {@code $1::text[], $2::timestamptz[], $3::bigint[]}. */
    PostgresqlStatement bind(PostgresqlStatement statement) {
        return statement.bind("$1", keys).bind("$2", observedAt).bind("$3", offsets);
    }
}
