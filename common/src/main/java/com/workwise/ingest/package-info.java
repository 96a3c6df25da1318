/** The vocabulary that the API and the worker share: what a posting is, as it was sent and as it is stored. */
@NullMarked
package com.workwise.ingest;

import org.jspecify.annotations.NullMarked;
