package org.silkwire.desk.index;

/** A property of stories by whose values they can be filtered and counted. */
public enum Facet {
    TOPIC(Fields.TOPIC),
    /** Values are {@code topic/subtopic}. */
    SUBTOPIC(Fields.SUBTOPIC),
    COUNTRY(Fields.COUNTRY),
    LANGUAGE(Fields.LANGUAGE),
    /** Values are hosts. */
    SOURCE(Fields.SOURCE);

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    boolean shows(String value) {
        return switch (this) {
            case TOPIC -> !value.equals(Fields.ANY_TOPIC);
            // Feed ids are sources too, and no words for people.
            case SOURCE -> !value.matches("[0-9a-f]{32}");
            default -> true;
        };
    }
}
