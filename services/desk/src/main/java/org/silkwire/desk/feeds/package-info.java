/** The feeds that are wanted and how they are doing, and the changes that people make: records of the registry. */
@NullMarked
package org.silkwire.desk.feeds;

import org.jspecify.annotations.NullMarked;
