package org.silkwire.fetcher.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells what a hub sent from what anybody sent: {@code X-Hub-Signature} (W3C WebSub, section 8). */
final class Signature {
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private Signature() {}

    /** Whether the header, {@code method=hex digits}, is the body's signature under the secret. */
    static boolean matches(@Nullable String header, byte[] body, String secret) {
        int equals = header == null ? -1 : header.indexOf('=');
        if (header == null || equals < 0) {
            return false;
        }
        String algorithm = ALGORITHMS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            return false;
        }
        try {
            byte[] stated =
                    HexFormat.of().parseHex(header.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            return MessageDigest.isEqual(stated, hmac(algorithm, secret, body));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A secret that needn't be kept: the same for the same feed and master secret, 64 hex digits. */
    static String secret(String master, String feedId) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", master, feedId.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(String algorithm, String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
