package org.silkwire.desk.index;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of the stream of stories an index holds. It is part of every commit, so that the two can't disagree.
 *
 * @param stream identifies the topic on its broker: a topic made anew under the old name is another one. Null before
 *     anything was read
 * @param offsets of the next record to read, by partition
 */
public record Progress(@Nullable String stream, Map<Integer, Long> offsets) {
    static final Progress NONE = new Progress(null, Map.of());

    private static final String STREAM = "stream";
    private static final String OFFSETS = "offsets";

    public Progress {
        offsets = Map.copyOf(offsets);
    }

    void writeTo(Map<String, String> data) {
        if (stream != null) {
            data.put(STREAM, stream);
        }
        data.put(
                OFFSETS,
                new TreeMap<>(offsets)
                        .entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue())
                                .collect(Collectors.joining(",")));
    }

    static Progress read(Map<String, String> data) {
        String offsets = data.getOrDefault(OFFSETS, "");
        Map<Integer, Long> read = Pattern.compile(",")
                .splitAsStream(offsets)
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(":", 2))
                .collect(Collectors.toMap(each -> Integer.valueOf(each[0]), each -> Long.valueOf(each[1])));
        return new Progress(data.get(STREAM), read);
    }
}
