package org.silkwire.fetcher.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Asked;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Rhythm;
import org.silkwire.contract.FeedStatus.Validators;

/**
 * A registration or a status as one array of bytes, which is what a feed that waits for its next poll keeps of it: as
 * records both are some fifty objects. The bytes never leave the process, so they have no version.
 *
 * <p>All begin with the feed's URL, which the other strings often repeat.
 */
final class PackedFeed {
    private static final int NULL = 0;
    private static final int PRESENT = 1;
    private static final int FEEDS_URL = 2;
    private static final int LATIN_1 = 3;
    private static final int UTF_16 = 4;

    /** The shares of a day's hours have four digits, as the refresh policy rounds them: then two bytes each suffice. */
    private static final double ROUNDED = 1e4;

    private static final Health[] HEALTHS = Health.values();

    private PackedFeed() {}

    static byte[] of(FeedRegistration feed) {
        return packed(feed.url(), out -> {
            out.string(feed.id());
            out.string(feed.title());
            out.string(feed.origin());
            out.string(feed.folder());
            out.flag(feed.paused());
            out.flag(feed.fullText());
            out.duration(feed.minInterval());
            out.duration(feed.maxInterval());
            out.instant(feed.registeredAt());
            out.instant(feed.pollRequestedAt());
        });
    }

    static FeedRegistration registration(byte[] packed) {
        return unpacked(
                packed,
                in -> new FeedRegistration(
                        required(in.string()),
                        in.url,
                        in.string(),
                        required(in.string()),
                        in.string(),
                        in.flag(),
                        in.flag(),
                        in.duration(),
                        in.duration(),
                        required(in.instant()),
                        in.instant()));
    }

    // The bytes never meet another order of the constants.
    @SuppressWarnings("EnumOrdinal")
    static byte[] of(FeedStatus feed) {
        return packed(feed.url(), out -> {
            out.string(feed.feedId());
            out.string(feed.currentUrl());
            out.string(feed.title());
            out.small(feed.health().ordinal());
            out.string(feed.reason());
            out.instant(feed.nextPollAt());
            out.duration(feed.interval());
            out.instant(feed.lastPollAt());
            out.instant(feed.lastSuccessAt());
            out.instant(feed.lastNewAt());
            out.integerOrNone(feed.httpStatus());
            out.number(feed.entriesSeen());
            Validators validators = feed.validators();
            out.string(validators.etag());
            out.string(validators.lastModified());
            out.string(validators.bodyHash());
            out.string(validators.url());
            out.rhythm(feed.rhythm());
        });
    }

    static FeedStatus status(byte[] packed) {
        return unpacked(
                packed,
                in -> new FeedStatus(
                        required(in.string()),
                        in.url,
                        required(in.string()),
                        in.string(),
                        HEALTHS[in.small()],
                        required(in.string()),
                        in.instant(),
                        required(in.duration()),
                        in.instant(),
                        in.instant(),
                        in.instant(),
                        in.integerOrNone(),
                        in.number(),
                        new Validators(in.string(), in.string(), in.string(), in.string()),
                        in.rhythm()));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static byte[] packed(String url, Consumer<Out> packing) {
        Out out = new Out(url);
        packing.accept(out);
        return out.bytes();
    }

    /** @throws java.nio.BufferUnderflowException where the bytes are of another origin */
    private static <T> T unpacked(byte[] packed, Function<In, T> unpacking) {
        return unpacking.apply(new In(packed));
    }

    private static final class Out {
        private final String url;
        private ByteBuffer data = ByteBuffer.allocate(512);

        Out(String url) {
            this.url = url;
            chars(url);
        }

        byte[] bytes() {
            return Arrays.copyOf(data.array(), data.position());
        }

        private ByteBuffer room(int bytes) {
            if (data.remaining() < bytes) {
                data = ByteBuffer.allocate(2 * data.capacity() + bytes).put(data.flip());
            }
            return data;
        }

        void flag(boolean value) {
            small(value ? 1 : 0);
        }

        /** From 0 to 127. */
        void small(int value) {
            room(Byte.BYTES).put((byte) value);
        }

        void integer(int value) {
            room(Integer.BYTES).putInt(value);
        }

        void number(long value) {
            room(Long.BYTES).putLong(value);
        }

        void string(@Nullable String value) {
            if (value == null) {
                small(NULL);
            } else if (value.equals(url)) {
                small(FEEDS_URL);
            } else {
                chars(value);
            }
        }

        /** As Java keeps them itself, since UTF-8 has no way to say half a surrogate pair. */
        private void chars(String value) {
            int length = value.length();
            room(1 + Integer.BYTES + length * Character.BYTES);
            int begin = data.position();
            data.put((byte) LATIN_1).putInt(length);
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if (c > 0xff) {
                    data.position(begin);
                    wideChars(value);
                    return;
                }
                data.put((byte) c);
            }
        }

        private void wideChars(String value) {
            data.put((byte) UTF_16).putInt(value.length());
            for (int i = 0; i < value.length(); i++) {
                data.putChar(value.charAt(i));
            }
        }

        /** An instant is written as the time since 1970. */
        void instant(@Nullable Instant value) {
            small(value == null ? NULL : PRESENT);
            if (value != null) {
                time(value.getEpochSecond(), value.getNano());
            }
        }

        void duration(@Nullable Duration value) {
            small(value == null ? NULL : PRESENT);
            if (value != null) {
                time(value.getSeconds(), value.getNano());
            }
        }

        private void time(long seconds, int nanos) {
            room(Long.BYTES + Integer.BYTES).putLong(seconds).putInt(nanos);
        }

        void integerOrNone(@Nullable Integer value) {
            small(value == null ? NULL : PRESENT);
            if (value != null) {
                integer(value);
            }
        }

        void rhythm(Rhythm rhythm) {
            real(rhythm.entriesPerDay());
            shares(rhythm.hours());
            integer(rhythm.failures());
            integer(rhythm.unchanged());
            string(rhythm.movedTo());
            integer(rhythm.movedSightings());
            duration(rhythm.hint());
            instant(rhythm.auditedAt());
            Asked asked = rhythm.asked();
            flag(asked != null);
            if (asked != null) {
                duration(asked.freshness());
                duration(asked.period());
                integer(asked.skipHours().size());
                asked.skipHours().forEach(this::integer);
                integer(asked.skipDays().size());
                asked.skipDays().forEach(day -> small(day.getValue()));
            }
        }

        private void real(double value) {
            room(Double.BYTES).putDouble(value);
        }

        private void shares(List<Double> shares) {
            boolean rounded = areRounded(shares);
            flag(rounded);
            integer(shares.size());
            room(shares.size() * Double.BYTES);
            for (double share : shares) {
                if (rounded) {
                    data.putShort((short) Math.round(share * ROUNDED));
                } else {
                    data.putDouble(share);
                }
            }
        }

        private static boolean areRounded(List<Double> shares) {
            for (double share : shares) {
                long times = Math.round(share * ROUNDED);
                if (times < 0 || times > 0xffff || Double.compare(times / ROUNDED, share) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class In {
        private final ByteBuffer data;
        final String url;

        In(byte[] packed) {
            data = ByteBuffer.wrap(packed);
            url = chars(small());
        }

        boolean flag() {
            return small() != 0;
        }

        int small() {
            return data.get();
        }

        int integer() {
            return data.getInt();
        }

        long number() {
            return data.getLong();
        }

        @Nullable
        String string() {
            int kind = small();
            return switch (kind) {
                case NULL -> null;
                case FEEDS_URL -> url;
                default -> chars(kind);
            };
        }

        private String chars(int kind) {
            int length = integer();
            if (kind == LATIN_1) {
                String string = new String(data.array(), data.position(), length, StandardCharsets.ISO_8859_1);
                data.position(data.position() + length);
                return string;
            }
            char[] chars = new char[length];
            for (int i = 0; i < length; i++) {
                chars[i] = data.getChar();
            }
            return new String(chars);
        }

        @Nullable
        Instant instant() {
            return flag() ? Instant.ofEpochSecond(number(), integer()) : null;
        }

        @Nullable
        Duration duration() {
            return flag() ? Duration.ofSeconds(number(), integer()) : null;
        }

        @Nullable
        Integer integerOrNone() {
            return flag() ? integer() : null;
        }

        Rhythm rhythm() {
            return new Rhythm(
                    data.getDouble(),
                    shares(),
                    integer(),
                    integer(),
                    string(),
                    integer(),
                    duration(),
                    instant(),
                    flag() ? new Asked(duration(), duration(), hours(), days()) : null);
        }

        private List<Double> shares() {
            boolean rounded = flag();
            int size = integer();
            List<Double> shares = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                shares.add(rounded ? Short.toUnsignedInt(data.getShort()) / ROUNDED : data.getDouble());
            }
            return shares;
        }

        private List<Integer> hours() {
            int size = integer();
            List<Integer> hours = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                hours.add(integer());
            }
            return hours;
        }

        private List<DayOfWeek> days() {
            int size = integer();
            List<DayOfWeek> days = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                days.add(DayOfWeek.of(small()));
            }
            return days;
        }
    }
}
