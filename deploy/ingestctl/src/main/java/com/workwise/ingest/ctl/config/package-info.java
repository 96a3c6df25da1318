/** Where the API is and which key opens it: flag, else environment, else file, else default. */
@NullMarked
package com.workwise.ingest.ctl.config;

import org.jspecify.annotations.NullMarked;
