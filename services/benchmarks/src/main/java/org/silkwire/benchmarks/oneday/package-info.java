/** The pipeline that a Spring engineer writes in a day; it stays as it is, so that later runs compare with the same. */
@NullMarked
package org.silkwire.benchmarks.oneday;

import org.jspecify.annotations.NullMarked;
