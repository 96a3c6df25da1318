package com.workwise.ingest.faults.run;

import java.util.stream.Stream;

/** A promise. */
public interface Guarantee {

    /** @return what breaks it, one line each; nothing when it holds */
    Stream<String> violations(Evidence evidence);
}
