/** What analysts say of verdicts, kept as labelled examples. */
@NullMarked
package org.silkwire.desk.feedback;

import org.jspecify.annotations.NullMarked;
