/** The page that people read: board, search and story, made on the server. */
@NullMarked
package org.silkwire.desk.page;

import org.jspecify.annotations.NullMarked;
