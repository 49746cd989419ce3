package org.silkwire.desk.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what.
 *
 * @param password that changes need; null to have one made up and its hash kept in {@code directory}
 * @param publicReading whether what changes nothing is open to all
 */
public record Access(@Nullable String password, Path directory, boolean publicReading) {}
