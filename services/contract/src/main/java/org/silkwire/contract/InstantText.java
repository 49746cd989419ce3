package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Times as {@link Instant#toString} has them, written and read without the JDK's formatter, which takes any pattern: a feed's
 * status holds up to eight, an article four. What isn't of that form is the formatter's all the same.
 */
final class InstantText {
    private static final int LEAST = "2026-01-31T10:15:00Z".length();
    private static final int MOST = "2026-01-31T10:15:00.123456789Z".length();

    /** Of years that are written with four digits and no sign. */
    private static final long FIRST_SECOND = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private static final long LAST_SECOND =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);

    private InstantText() {}

    /** The same as {@link Instant#toString}. */
    static String of(Instant instant) {
        byte[] text = new byte[MOST];
        int length = write(instant, text);
        return length == 0 ? instant.toString() : new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** How many bytes it takes of an array of {@link #MOST}; 0 where only the JDK writes it. */
    private static int write(Instant instant, byte[] text) {
        if (instant.getEpochSecond() < FIRST_SECOND || instant.getEpochSecond() > LAST_SECOND) {
            return 0;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        int end = fraction(text, time.getNano());
        text[end] = 'Z';
        return end + 1;
    }

    /** Thousandths, millionths or billionths, whichever suffice. */
    private static int fraction(byte[] text, int nanos) {
        if (nanos == 0) {
            return 19;
        }
        text[19] = '.';
        if (nanos % 1_000_000 == 0) {
            digits(text, 20, 3, nanos / 1_000_000);
            return 23;
        }
        if (nanos % 1_000 == 0) {
            digits(text, 20, 6, nanos / 1_000);
            return 26;
        }
        digits(text, 20, 9, nanos);
        return 29;
    }

    private static void digits(byte[] text, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The time, or null where the text is of another form, which needn't mean that it is none. */
    static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < LEAST || length > MOST || text.charAt(length - 1) != 'Z' || !isPunctuated(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text);
        // A negative one makes all of them negative.
        if ((year | month | day | hour | minute | second | nanos) < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isPunctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int nanos(String text) {
        int end = text.length() - 1;
        if (end == 19) {
            return 0;
        }
        if (text.charAt(19) != '.' || end == 20) {
            return -1;
        }
        int nanos = number(text, 20, end);
        for (int digits = end - 20; digits < 9 && nanos >= 0; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** −1 where one of them is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    static SimpleModule module() {
        return new SimpleModule("instants").addSerializer(new Writer()).addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            byte[] text = new byte[MOST];
            int length = write(value, text);
            if (length == 0) {
                json.writeString(value.toString());
            } else {
                // There is nothing to escape.
                json.writeRawUTF8String(text, 0, length);
            }
        }
    }

    private static final class Reader extends InstantDeserializer<Instant> {
        Reader() {
            super(InstantDeserializer.INSTANT, DateTimeFormatter.ISO_INSTANT);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            Instant read = parser.hasToken(JsonToken.VALUE_STRING) ? parse(parser.getString()) : null;
            return read == null ? super.deserialize(parser, context) : read;
        }
    }
}
