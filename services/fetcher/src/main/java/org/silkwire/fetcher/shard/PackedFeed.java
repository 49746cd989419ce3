package org.silkwire.fetcher.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private PackedFeed() {}

    static byte[] of(FeedRegistration feed) {
        return packed(feed.url(), out -> {
            out.string(feed.id());
            out.string(feed.title());
            out.string(feed.origin());
            out.string(feed.folder());
            out.data.writeBoolean(feed.paused());
            out.data.writeBoolean(feed.fullText());
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
                        in.data.readBoolean(),
                        in.data.readBoolean(),
                        in.duration(),
                        in.duration(),
                        required(in.instant()),
                        in.instant()));
    }

    static byte[] of(FeedStatus feed) {
        return packed(feed.url(), out -> {
            out.string(feed.feedId());
            out.string(feed.currentUrl());
            out.string(feed.title());
            out.data.writeUTF(feed.health().name());
            out.string(feed.reason());
            out.instant(feed.nextPollAt());
            out.duration(feed.interval());
            out.instant(feed.lastPollAt());
            out.instant(feed.lastSuccessAt());
            out.instant(feed.lastNewAt());
            out.integer(feed.httpStatus());
            out.data.writeLong(feed.entriesSeen());
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
                        Health.valueOf(in.data.readUTF()),
                        required(in.string()),
                        in.instant(),
                        required(in.duration()),
                        in.instant(),
                        in.instant(),
                        in.instant(),
                        in.integer(),
                        in.data.readLong(),
                        new Validators(in.string(), in.string(), in.string(), in.string()),
                        in.rhythm()));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @FunctionalInterface
    private interface Packing {
        void pack(Out out) throws IOException;
    }

    private static byte[] packed(String url, Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            packing.pack(new Out(new DataOutputStream(bytes), url));
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Unpacking<T> {
        T unpack(In in) throws IOException;
    }

    private static <T> T unpacked(byte[] packed, Unpacking<T> unpacking) {
        try {
            return unpacking.unpack(new In(new DataInputStream(new ByteArrayInputStream(packed))));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes of another origin; expected what was packed here", e);
        }
    }

    private static final class Out {
        final DataOutputStream data;
        private final String url;

        Out(DataOutputStream data, String url) throws IOException {
            this.data = data;
            this.url = url;
            chars(url);
        }

        void string(@Nullable String value) throws IOException {
            if (value == null) {
                data.writeByte(NULL);
            } else if (value.equals(url)) {
                data.writeByte(FEEDS_URL);
            } else {
                chars(value);
            }
        }

        /** As Java keeps them itself, since UTF-8 has no way to say half a surrogate pair. */
        private void chars(String value) throws IOException {
            byte[] latin1 = value.getBytes(StandardCharsets.ISO_8859_1);
            // Nothing else comes back as it was.
            boolean fits = value.equals(new String(latin1, StandardCharsets.ISO_8859_1));
            data.writeByte(fits ? LATIN_1 : UTF_16);
            data.writeInt(value.length());
            if (fits) {
                data.write(latin1);
            } else {
                data.writeChars(value);
            }
        }

        /** An instant is written as the time since 1970. */
        void instant(@Nullable Instant value) throws IOException {
            duration(value == null ? null : Duration.ofSeconds(value.getEpochSecond(), value.getNano()));
        }

        void duration(@Nullable Duration value) throws IOException {
            data.writeByte(value == null ? NULL : PRESENT);
            if (value != null) {
                data.writeLong(value.getSeconds());
                data.writeInt(value.getNano());
            }
        }

        void integer(@Nullable Integer value) throws IOException {
            data.writeByte(value == null ? NULL : PRESENT);
            if (value != null) {
                data.writeInt(value);
            }
        }

        void rhythm(Rhythm rhythm) throws IOException {
            data.writeDouble(rhythm.entriesPerDay());
            shares(rhythm.hours());
            data.writeInt(rhythm.failures());
            data.writeInt(rhythm.unchanged());
            string(rhythm.movedTo());
            data.writeInt(rhythm.movedSightings());
            duration(rhythm.hint());
            instant(rhythm.auditedAt());
            Asked asked = rhythm.asked();
            data.writeBoolean(asked != null);
            if (asked != null) {
                duration(asked.freshness());
                duration(asked.period());
                integers(asked.skipHours());
                integers(asked.skipDays().stream().map(DayOfWeek::getValue).toList());
            }
        }

        private void shares(List<Double> shares) throws IOException {
            boolean rounded = shares.stream().allMatch(Out::isRounded);
            data.writeBoolean(rounded);
            data.writeInt(shares.size());
            for (double share : shares) {
                if (rounded) {
                    data.writeShort((int) Math.round(share * ROUNDED));
                } else {
                    data.writeDouble(share);
                }
            }
        }

        private static boolean isRounded(double share) {
            long times = Math.round(share * ROUNDED);
            return times >= 0 && times <= 0xffff && Double.compare(times / ROUNDED, share) == 0;
        }

        private void integers(List<Integer> values) throws IOException {
            data.writeInt(values.size());
            for (int value : values) {
                data.writeInt(value);
            }
        }
    }

    private static final class In {
        final DataInputStream data;
        final String url;

        In(DataInputStream data) throws IOException {
            this.data = data;
            this.url = chars(data.readByte());
        }

        @Nullable
        String string() throws IOException {
            int kind = data.readByte();
            return switch (kind) {
                case NULL -> null;
                case FEEDS_URL -> url;
                default -> chars(kind);
            };
        }

        private String chars(int kind) throws IOException {
            int length = data.readInt();
            if (kind == LATIN_1) {
                return new String(data.readNBytes(length), StandardCharsets.ISO_8859_1);
            }
            char[] chars = new char[length];
            for (int i = 0; i < length; i++) {
                chars[i] = data.readChar();
            }
            return new String(chars);
        }

        @Nullable
        Instant instant() throws IOException {
            return data.readByte() == NULL ? null : Instant.ofEpochSecond(data.readLong(), data.readInt());
        }

        @Nullable
        Duration duration() throws IOException {
            return data.readByte() == NULL ? null : Duration.ofSeconds(data.readLong(), data.readInt());
        }

        @Nullable
        Integer integer() throws IOException {
            return data.readByte() == NULL ? null : data.readInt();
        }

        Rhythm rhythm() throws IOException {
            return new Rhythm(
                    data.readDouble(),
                    shares(),
                    data.readInt(),
                    data.readInt(),
                    string(),
                    data.readInt(),
                    duration(),
                    instant(),
                    data.readBoolean() ? new Asked(duration(), duration(), integers(), days()) : null);
        }

        private List<Double> shares() throws IOException {
            boolean rounded = data.readBoolean();
            int size = data.readInt();
            List<Double> shares = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                shares.add(rounded ? data.readUnsignedShort() / ROUNDED : data.readDouble());
            }
            return shares;
        }

        private List<Integer> integers() throws IOException {
            int size = data.readInt();
            List<Integer> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                values.add(data.readInt());
            }
            return values;
        }

        private List<DayOfWeek> days() throws IOException {
            return integers().stream().map(DayOfWeek::of).toList();
        }
    }
}
