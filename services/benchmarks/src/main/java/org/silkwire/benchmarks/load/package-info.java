/** The feeds that every contestant polls, and the server that they come from. */
@NullMarked
package org.silkwire.benchmarks.load;

import org.jspecify.annotations.NullMarked;
