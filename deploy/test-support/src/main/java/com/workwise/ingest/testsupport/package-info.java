@NullMarked
package com.workwise.ingest.testsupport;

import org.jspecify.annotations.NullMarked;
