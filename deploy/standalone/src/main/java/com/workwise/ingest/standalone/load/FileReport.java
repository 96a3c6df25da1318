package com.workwise.ingest.standalone.load;

import java.time.Duration;

/** What became of one file. */
record FileReport(String file, Tally tally, Duration took) {}
