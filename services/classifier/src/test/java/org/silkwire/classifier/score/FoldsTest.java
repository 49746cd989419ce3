package org.silkwire.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FoldsTest {
    @Property(tries = 100)
    void whatBelongsTogetherSharesAFold(@ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> groups) {
        List<String> names = groups.stream().map(String::valueOf).toList();
        int[] folds = Folds.of(names, 5);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            assertThat(folds[i]).isBetween(0, 4);
            assertThat(seen.computeIfAbsent(names.get(i), n -> -1)).isIn(-1, folds[i]);
            seen.put(names.get(i), folds[i]);
        }
    }
}
