/** The command line of people who tune a taxonomy: evaluate, explain, lint and train. */
@NullMarked
package org.silkwire.classifier.command;

import org.jspecify.annotations.NullMarked;
