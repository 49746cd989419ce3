/** The desk for programs: REST and server-sent events, described in {@code openapi.yaml}. */
@NullMarked
package org.silkwire.desk.api;

import org.jspecify.annotations.NullMarked;
