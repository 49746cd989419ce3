package org.silkwire.classifier.score;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.silkwire.classifier.taxonomy.Topic;

/**
 * A topic's learned head: a logistic regression over {@link Features}, calibrated after Platt (1999).
 *
 * <p>It moves the rules' score, and never stands in for it: a text without enough points by rules (see {@link #hears}) keeps
 * the small probability that such texts had in training, and a vetoed one has none.
 *
 * @param slope and
 * @param intercept of the calibration: confidence = logistic(slope · score + intercept)
 * @param silence the probability of a text that the rules are silent on
 */
record Head(float[] dense, float[] hashed, double bias, double slope, double intercept, double silence) {
    private static final int MAGIC = 0x53574831;
    private static final int LENGTH =
            3 * Integer.BYTES + Features.DENSE * Float.BYTES + 4 * Double.BYTES + Features.BUCKETS * Short.BYTES;
    /** A third of the way to a mention: one clear term, or several that hint. */
    private static final double ENOUGH = 1.0 / 3;

    /** Whether the rules have found something that a person would accept as a reason. */
    static boolean hears(RuleScore score, Topic topic) {
        return !score.vetoed() && score.points() >= topic.thresholds().mention() * ENOUGH;
    }

    /** The raw score, in units of log odds before calibration. */
    double score(Features features) {
        double sum = bias;
        for (int i = 0; i < dense.length; i++) {
            sum += dense[i] * features.dense[i];
        }
        double[] grams = new double[1];
        features.visitTerms((bucket, value) -> grams[0] += hashed[bucket] * value);
        features.visitGrams((bucket, value, source, first, last) -> grams[0] += hashed[bucket] * value);
        return sum + grams[0];
    }

    /** Log odds after calibration. */
    double calibrated(double score) {
        return slope * score + intercept;
    }

    Head calibratedBy(double newSlope, double newIntercept) {
        return new Head(dense, hashed, bias, newSlope, newIntercept, silence);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(MAGIC);
            out.writeInt(dense.length);
            for (float weight : dense) {
                out.writeFloat(weight);
            }
            out.writeDouble(bias);
            out.writeDouble(slope);
            out.writeDouble(intercept);
            out.writeDouble(silence);
            out.writeInt(hashed.length);
            for (float weight : hashed) {
                out.writeShort(Float.floatToFloat16(weight));
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    static Head of(byte[] bytes) {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            // All at once: a quarter of a million weights, each two bytes through the inflater, would hold up a start.
            return read(ByteBuffer.wrap(inflated.readNBytes(LENGTH)));
        } catch (IOException | BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "found no learned head (%s), expected what train writes".formatted(e), e);
        }
    }

    private static Head read(ByteBuffer in) {
        expect("magic number", in.getInt(), MAGIC);
        expect("number of measures", in.getInt(), Features.DENSE);
        float[] dense = new float[Features.DENSE];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = in.getFloat();
        }
        double bias = in.getDouble();
        double slope = in.getDouble();
        double intercept = in.getDouble();
        double silence = in.getDouble();
        expect("number of buckets", in.getInt(), Features.BUCKETS);
        short[] halves = new short[Features.BUCKETS];
        in.asShortBuffer().get(halves);
        float[] hashed = new float[Features.BUCKETS];
        for (int i = 0; i < hashed.length; i++) {
            // Nearly all are zero.
            hashed[i] = halves[i] == 0 ? 0 : Float.float16ToFloat(halves[i]);
        }
        return new Head(dense, hashed, bias, slope, intercept, silence);
    }

    private static void expect(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "found the %s %d in a learned head, expected %d; train it anew".formatted(what, found, expected));
        }
    }
}
