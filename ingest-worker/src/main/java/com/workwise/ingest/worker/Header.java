package com.workwise.ingest.worker;

import org.jspecify.annotations.Nullable;

/** A record's header; names may repeat. */
public record Header(String name, byte @Nullable [] value) {}
