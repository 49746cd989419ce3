/** A small invented press to poll where a user has named no feeds yet: it tells a story every few seconds. */
@NullMarked
package org.silkwire.standalone.newsroom;

import org.jspecify.annotations.NullMarked;
