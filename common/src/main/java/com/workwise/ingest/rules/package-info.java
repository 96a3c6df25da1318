/** The rules that turn a posting as it was sent into one that can be stored, or into all the reasons why not. */
@NullMarked
package com.workwise.ingest.rules;

import org.jspecify.annotations.NullMarked;
