/** The start: finds a Java that can run the rest; compiled for Java 17, so that an older one can say what is missing. */
@NullMarked
package org.silkwire.standalone.launch;

import org.jspecify.annotations.NullMarked;
