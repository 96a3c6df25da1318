package com.workwise.ingest.faults.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a posting's versions are. The first that is refused is the letter; what becomes of it follows. */
enum Kind {
    /** Nothing but the letter. */
    ALONE(Set.of("inserted"), Times.LETTER),
    /** A row was there before. */
    AFTER_OLDER(Set.of("updated"), Times.LETTER),
    /** A newer row is there when the replay begins. */
    BEFORE_NEWER(Set.of("superseded"), Times.NEWER),
    /** A newer version comes while the replay runs. */
    NEWER_MEANWHILE(Set.of("inserted", "superseded"), Times.NEWER),
    /** Two versions were refused. */
    TWICE(Set.of("inserted", "superseded"), Times.SECOND),
    /** What the operator edits does not mend it. */
    STILL_BAD(Set.of(), null);

    /** Versions' times, the same for each posting. */
    static final class Times {
        private static final Instant BASE = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        static final Instant OLDER = BASE.minusSeconds(400);
        static final Instant LETTER = BASE.minusSeconds(300);
        static final Instant SECOND = BASE.minusSeconds(200);
        static final Instant NEWER = BASE.minusSeconds(100);

        private Times() {}
    }

    /** Of the first letter. */
    private final Set<String> outcomes;

    /** Of the row in the end; null = there is none. */
    final @Nullable Instant row;

    Kind(Set<String> outcomes, @Nullable Instant row) {
        this.outcomes = outcomes;
        this.row = row;
    }

    static Kind of(int posting) {
        return values()[posting % values().length];
    }

    /** @return those that a letter of this posting may have; none = it stays open */
    Set<String> outcomes(Instant observed) {
        return observed.equals(Times.SECOND) ? Set.of("inserted", "updated") : outcomes;
    }

    List<Instant> letters() {
        return this == TWICE ? List.of(Times.LETTER, Times.SECOND) : List.of(Times.LETTER);
    }
}
