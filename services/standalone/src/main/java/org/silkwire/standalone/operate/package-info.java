/** What an operator does to the topics by command: erase an article, look at dead letters and try them again. */
@NullMarked
package org.silkwire.standalone.operate;

import org.jspecify.annotations.NullMarked;
