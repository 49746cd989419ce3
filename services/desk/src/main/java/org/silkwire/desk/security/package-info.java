/** Who may change things, what a browser may load, and how often the costly things may be asked for. */
@NullMarked
package org.silkwire.desk.security;

import org.jspecify.annotations.NullMarked;
