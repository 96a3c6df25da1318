@NullMarked
package com.workwise.ingest.standalone;

import org.jspecify.annotations.NullMarked;
