@NullMarked
package com.workwise.ingest.api;

import org.jspecify.annotations.NullMarked;
