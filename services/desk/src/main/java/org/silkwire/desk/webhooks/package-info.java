/** Posts new stories to addresses that asked for them. */
@NullMarked
package org.silkwire.desk.webhooks;

import org.jspecify.annotations.NullMarked;
