/** What tests of several services share: a feed server that misbehaves on demand, and a broker. */
@NullMarked
package org.silkwire.testkit;

import org.jspecify.annotations.NullMarked;
