@NullMarked
package com.workwise.ingest.worker;

import org.jspecify.annotations.NullMarked;
