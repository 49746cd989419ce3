/** Turns feeds into articles: polls each politely and emits each entry once. */
@NullMarked
package org.silkwire.fetcher;

import org.jspecify.annotations.NullMarked;
