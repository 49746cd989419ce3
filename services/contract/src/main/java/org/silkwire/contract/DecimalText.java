package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Numbers as {@link Double#toString} has them, those of four decimals written without its search for the shortest digits: a
 * feed's status holds 25 such. Others are the JDK's to write.
 */
final class DecimalText {
    private static final int DECIMALS = 4;
    private static final double SCALE = 1e4;

    /** From here on, and below the other, {@link Double#toString} writes no exponent. */
    private static final double LEAST = 1e-3;

    private static final double BOUND = 1e7;
    private static final int MOST = "9999999.9999".length();

    private DecimalText() {}

    /** The same as {@link Double#toString}, or null where the number has more decimals or another form. */
    static @Nullable String of(double number) {
        if (!(number >= LEAST && number < BOUND)) {
            return null;
        }
        long scaled = Math.round(number * SCALE);
        // Fifteen digits tell any two doubles apart, so that these are the only ones of their length.
        return scaled / SCALE == number ? text(scaled) : null;
    }

    private static String text(long scaled) {
        byte[] text = new byte[MOST];
        int begin = MOST;
        int end = MOST;
        long rest = scaled;
        for (int decimal = DECIMALS; decimal > 0; decimal--) {
            text[--begin] = (byte) ('0' + rest % 10);
            rest /= 10;
            // One decimal stays, whatever it is.
            if (decimal > 1 && end == begin + 1 && text[begin] == '0') {
                end = begin;
            }
        }
        text[--begin] = '.';
        do {
            text[--begin] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return new String(text, begin, end - begin, StandardCharsets.ISO_8859_1);
    }

    static SimpleModule module() {
        return new SimpleModule("decimals")
                .addSerializer(Double.class, new Writer())
                .addSerializer(double.class, new Writer());
    }

    private static final class Writer extends StdScalarSerializer<Double> {
        Writer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            String text = of(value);
            if (text == null) {
                json.writeNumber(value);
            } else {
                json.writeNumber(text);
            }
        }
    }
}
