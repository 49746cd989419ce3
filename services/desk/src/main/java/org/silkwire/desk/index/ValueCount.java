package org.silkwire.desk.index;

/**
 * A value and how many stories have it.
 *
 * @param count some too many where stories were changed lately
 */
public record ValueCount(String value, long count) {}
