/** Where people read the streams: page, search, API and the administration of feeds. */
@NullMarked
package org.silkwire.desk;

import org.jspecify.annotations.NullMarked;
