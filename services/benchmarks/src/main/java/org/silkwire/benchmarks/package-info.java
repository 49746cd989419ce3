/** Measures what the product costs, beside what its peers and its machine's limits cost. */
@NullMarked
package org.silkwire.benchmarks;

import org.jspecify.annotations.NullMarked;
