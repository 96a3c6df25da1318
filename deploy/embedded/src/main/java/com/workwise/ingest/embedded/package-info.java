@NullMarked
package com.workwise.ingest.embedded;

import org.jspecify.annotations.NullMarked;
