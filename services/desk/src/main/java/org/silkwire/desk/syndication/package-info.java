/** The streams as feeds again: Atom, RSS and JSON Feed. */
@NullMarked
package org.silkwire.desk.syndication;

import org.jspecify.annotations.NullMarked;
