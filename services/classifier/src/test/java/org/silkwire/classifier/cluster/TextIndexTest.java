package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextIndexTest {
    private final TextIndex index = new TextIndex();

    private List<Long> found(int key) {
        List<Long> numbers = new ArrayList<>();
        index.find(key, numbers::add);
        return numbers;
    }

    @Test
    void findsTheTextsOfAKeyAndOfNoOther() {
        index.add(1, new int[] {7, 8});
        index.add(5, new int[] {8, 7 + (1 << 20)});

        assertThat(found(7)).containsExactly(1L);
        assertThat(found(8)).containsExactly(5L, 1L);
        assertThat(found(7 + (1 << 20))).containsExactly(5L);
        assertThat(found(9)).isEmpty();
    }

    @Test
    void findsTheNewestWhereManyShareAKey() {
        IntStream.range(0, 100).forEach(number -> index.add(number, new int[] {-1}));

        assertThat(found(-1)).hasSize(TextIndex.SHARED_BY).startsWith(99L, 98L).endsWith(76L);
    }

    @Test
    void whatWasPushedOutIsFoundAgainOnceANewerOneIsGone() {
        IntStream.range(0, 30).forEach(number -> index.add(number, new int[] {3}));
        index.remove(20);

        assertThat(found(3)).doesNotContain(20L).hasSize(TextIndex.SHARED_BY).endsWith(5L);
    }

    @Test
    void theOldestThatIsHeldMovesOnAndTheSpanWithIt() {
        assertThat(index.oldest()).isEmpty();
        assertThat(index.span()).isZero();
        IntStream.of(3, 4, 9).forEach(number -> index.add(number, new int[] {1}));
        index.remove(4);
        assertThat(index.oldest()).hasValue(3);
        index.remove(3);
        assertThat(index.oldest()).hasValue(9);
        assertThat(index.span()).isEqualTo(1);
        index.remove(9);
        assertThat(index.oldest()).isEmpty();
        assertThat(found(1)).isEmpty();
        index.add(10, new int[] {1});
        assertThat(found(1)).containsExactly(10L);
    }

    @Test
    void numbersThatDoNotGrowAreRefused() {
        index.add(4, new int[0]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.add(4, new int[0]))
                .withMessage("text 4 after 4; expected a greater number");
    }

    /** Enough to grow its slots and to let whole chunks of postings go, some texts out of turn. */
    @Property(tries = 10)
    void findsWhatALookAtAllTextsWouldFind(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int window) {
        SplittableRandom random = new SplittableRandom(seed);
        TextIndex made = new TextIndex();
        TreeMap<Long, int[]> texts = new TreeMap<>();
        for (long number = 1; number <= 5_000; number += 1 + random.nextInt(2)) {
            int[] keys = random.ints(20, -2_000, 2_000).distinct().toArray();
            made.add(number, keys);
            texts.put(number, keys);
            long any = texts.floorKey(number - random.nextInt(Math.min(texts.size(), window)));
            if (random.nextInt(4) == 0 && texts.size() > 1) {
                made.remove(any);
                texts.remove(any);
            }
            while (texts.size() > window) {
                made.remove(texts.firstKey());
                texts.remove(texts.firstKey());
            }
            assertThat(made.oldest()).hasValue(texts.firstKey());
            if (random.nextInt(20) == 0) {
                int key = random.nextInt(-2_000, 2_000);
                List<Long> found = new ArrayList<>();
                made.find(key, found::add);
                assertThat(found).isEqualTo(newest(key, texts));
            }
        }
    }

    private static List<Long> newest(int key, NavigableMap<Long, int[]> texts) {
        return texts.descendingMap().entrySet().stream()
                .filter(text -> IntStream.of(text.getValue()).anyMatch(each -> each == key))
                .limit(TextIndex.SHARED_BY)
                .map(Map.Entry::getKey)
                .toList();
    }
}
