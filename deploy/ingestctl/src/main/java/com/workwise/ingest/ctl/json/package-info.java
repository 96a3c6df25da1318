/** JSON read leniently and written so that no terminal acts on it. */
@NullMarked
package com.workwise.ingest.ctl.json;

import org.jspecify.annotations.NullMarked;
