/** Shows one posting as it is stored. */
@NullMarked
package com.workwise.ingest.api.jobs;

import org.jspecify.annotations.NullMarked;
