package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers: the first half of a SHA-256 in hex, so that equal things get equal ids on every instance. */
public final class Ids {
    private Ids() {}

    /**
     * The id of a feed.
     *
     * @param url as {@link FeedUrl#normalised} gives it, so that two spellings of one address are one feed
     * @return 32 hex digits
     */
    public static String feedId(String url) {
        return hash("feed", url);
    }

    /**
     * The id of an article.
     *
     * @param feedId the feed's
     * @param identity what told the entry apart when it was first seen: its guid, else its link, else its content
     * @return 32 hex digits
     */
    public static String articleId(String feedId, String identity) {
        return hash(feedId, identity);
    }

    /**
     * The id of the story that an article founds.
     *
     * @param articleId of the article that was the first to tell it
     * @return 32 hex digits
     */
    public static String storyId(String articleId) {
        return hash("story", articleId);
    }

    private static String hash(String scope, String name) {
        byte[] digest = sha256().digest((scope + '\n' + name).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
