/** Keeps the stories findable: a Lucene index that Kafka can always rebuild. Lucene stops here. */
@NullMarked
package org.silkwire.desk.index;

import org.jspecify.annotations.NullMarked;
