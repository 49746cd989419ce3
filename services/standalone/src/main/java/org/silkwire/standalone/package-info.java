/** Runs broker, fetcher and classifier in one JVM, with a sample newsroom to poll. */
@NullMarked
package org.silkwire.standalone;

import org.jspecify.annotations.NullMarked;
