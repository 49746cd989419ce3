package org.silkwire.fetcher.parse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Element;

/** Text constructs (RFC 4287, section 3.1) and content, of type text or html whatever they came as. */
final class AtomText {
    static final String HTML = "html";
    private static final String TEXT = "text";

    private AtomText() {}

    /** Leaves one text in the element, and a type that says how to read it; nothing where it holds no text. */
    static void prepare(Element construct) {
        String type = type(construct);
        boolean encoded = "base64".equalsIgnoreCase(Markup.attribute(construct, "mode")) || isBinary(type);
        boolean markup = Markup.hasElements(construct);
        String value = encoded ? decoded(construct.getText(), type) : Markup.html(construct);
        construct.setAttributes(null);
        construct.setText(value);
        construct.setAttribute("type", markup || isHtml(type) ? HTML : TEXT);
    }

    private static String type(Element construct) {
        String stated = Markup.attribute(construct, "type");
        return stated == null || stated.isBlank() ? TEXT : stated.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isHtml(String type) {
        return type.contains("html");
    }

    /** RFC 4287, section 4.1.3.3: neither text nor XML, so Base64. */
    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.contains("xml") && !type.contains("html");
    }

    /** The text, or nothing where what is encoded isn't text. */
    private static String decoded(String base64, String type) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            return isBinary(type) && !type.equals("application/octet-stream") ? "" : TextDecoder.decode(bytes, null);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
