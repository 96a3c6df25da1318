package com.workwise.ingest.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which item of which HTTP batch a record is. It travels with the record, so that the worker can count outcomes for a
 * batch that was never registered because the database was away.
 *
 * @param batch UUIDv7
 * @param index of the item in the request, from 0
 * @param items how many items the request had
 * @param accepted how many of them were published; the others were refused at the edge
 * @param client who submitted it
 */
public record BatchItem(UUID batch, int index, int items, int accepted, String client) {

    private static final int CLIENT_LENGTH = 100;

    public BatchItem {
        if (items < 1
                || items > Limits.BATCH_ITEMS
                || index < 0
                || index >= items
                || accepted < 1
                || accepted > items
                || client.length() > CLIENT_LENGTH) {
            throw new IllegalArgumentException("not an item of a batch");
        }
    }

    /** @return in the order in which they are written */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(JobHeaders.BATCH_ID, batch.toString());
        headers.put(JobHeaders.BATCH_INDEX, Integer.toString(index));
        headers.put(JobHeaders.BATCH_ITEMS, Integer.toString(items));
        headers.put(JobHeaders.BATCH_ACCEPTED, Integer.toString(accepted));
        headers.put(JobHeaders.CLIENT, client);
        return headers;
    }

    /** @return empty when a header is missing or makes no sense: the record is then one without a batch */
    public static Optional<BatchItem> from(Function<String, @Nullable String> header) {
        String batch = header.apply(JobHeaders.BATCH_ID);
        String client = header.apply(JobHeaders.CLIENT);
        if (batch == null || client == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BatchItem(
                    UUID.fromString(batch),
                    Integer.parseInt(header.apply(JobHeaders.BATCH_INDEX)),
                    Integer.parseInt(header.apply(JobHeaders.BATCH_ITEMS)),
                    Integer.parseInt(header.apply(JobHeaders.BATCH_ACCEPTED)),
                    client));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
