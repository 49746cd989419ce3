package org.silkwire.classifier.match;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The answers of {@link FoldingRules} for the Basic Multilingual Plane. They come with the program, since working them out
 * would take a third of a second of each start; a test compares them with the rules.
 *
 * @param kinds by code unit
 * @param folded by code unit, 0 where it is no part of a word
 * @param expansions of those that are {@link Folding#EXPANDED}
 */
record FoldingTable(byte[] kinds, char[] folded, Map<Integer, String> expansions) {
    static final String RESOURCE = "folding.bin";
    private static final int PLANE = 0x10000;

    static FoldingTable shipped() {
        try (InputStream packed = FoldingTable.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException(
                        RESOURCE + " is missing on the class path; it is packed into the classifier's jar");
            }
            return unpack(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FoldingTable byRules() {
        byte[] kinds = new byte[PLANE];
        char[] folded = new char[PLANE];
        Map<Integer, String> expansions = new HashMap<>();
        Map<Integer, String> simplified = FoldingRules.simplified();
        for (int c = 0; c < PLANE; c++) {
            if (Character.isSurrogate((char) c)) {
                kinds[c] = Folding.SURROGATE;
                continue;
            }
            String one = simplified.containsKey(c) ? simplified.get(c) : FoldingRules.fold(c);
            kinds[c] = FoldingRules.kind(c, one);
            if (isWord(kinds[c])) {
                if (one.length() == 1) {
                    folded[c] = one.charAt(0);
                } else {
                    folded[c] = Folding.EXPANDED;
                    expansions.put(c, one);
                }
            }
        }
        return new FoldingTable(kinds, folded, expansions);
    }

    private static boolean isWord(byte kind) {
        return kind == Folding.WORD || kind == Folding.SOLO;
    }

    /** Kinds, differences to the characters themselves, which pack well, and the expansions. */
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.write(kinds);
            for (int c = 0; c < PLANE; c++) {
                out.writeChar(isWord(kinds[c]) ? folded[c] - c : 0);
            }
            out.writeInt(expansions.size());
            for (Map.Entry<Integer, String> each : new TreeMap<>(expansions).entrySet()) {
                out.writeInt(each.getKey());
                out.writeUTF(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    static FoldingTable unpack(InputStream packed) throws IOException {
        // All at once: byte by byte through the inflater is what would take the time.
        byte[] bytes = new InflaterInputStream(packed).readAllBytes();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[] kinds = in.readNBytes(PLANE);
        char[] folded = new char[PLANE];
        for (int c = 0; c < PLANE; c++) {
            char difference = in.readChar();
            folded[c] = isWord(kinds[c]) ? (char) (c + difference) : 0;
        }
        Map<Integer, String> expansions = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            expansions.put(in.readInt(), in.readUTF());
        }
        return new FoldingTable(kinds, folded, expansions);
    }
}
