package org.silkwire.desk.syndication;

/** The formats. */
public enum FeedFormat {
    ATOM,
    RSS,
    JSON;

    /** Of a path's ending: {@code atom}, {@code rss} or {@code json}. */
    public static FeedFormat of(String ending) {
        return switch (ending) {
            case "atom" -> ATOM;
            case "rss" -> RSS;
            case "json" -> JSON;
            default -> throw new IllegalArgumentException("format is '" + ending + "'; expected atom, rss or json");
        };
    }
}
