package org.silkwire.classifier.taxonomy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of a taxonomy's files at one moment.
 *
 * @param name where they come from, for messages
 * @param contents by file name relative to the directory, such as {@code model/belt-and-road.bin}; nobody changes the arrays
 */
public record TaxonomyFiles(String name, SortedMap<String, byte[]> contents) {
    public TaxonomyFiles {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    /** Over name, length and bytes of each file, so that neither a rename nor a shifted border goes unseen: 64 hex digits. */
    public String sha256() {
        MessageDigest digest = digest();
        contents.forEach((file, bytes) -> {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of one file's bytes: 64 hex digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
