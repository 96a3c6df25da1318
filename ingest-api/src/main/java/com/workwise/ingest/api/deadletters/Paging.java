package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.Problem;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Keyset pages, newest first: a cursor is the place in the order where the page before ended. */
public final class Paging {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private Paging() {}

    public static int limit(@Nullable String text) {
        long limit = text == null ? USUAL_LIMIT : number(text);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Problem.badRequest("bad_limit", "The limit is a number from 1 to " + HIGHEST_LIMIT + ".")
                    .asException();
        }
        return (int) limit;
    }

    /** @return below which the page begins */
    public static long cursor(@Nullable String text) {
        long cursor = text == null ? Long.MAX_VALUE : number(text);
        if (cursor < 0) {
            throw Problem.badRequest("bad_cursor", "The cursor is what the page before gave as \"next\".")
                    .asException();
        }
        return cursor;
    }

    /** @param found one more than the limit, when there are more */
    public static <T> @Nullable String next(List<T> found, int limit, ToLongFunction<T> place) {
        return found.size() > limit ? Long.toString(place.applyAsLong(found.get(limit - 1))) : null;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }
}
