package org.silkwire.desk.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Made-up words of one language's script, as unevenly frequent as in a language. */
final class Vocabulary {
    /** The languages of the streams, with the parts of a hundred that each has. */
    static final List<Vocabulary> ALL = List.of(
            latin("en", 45, 30_000),
            latin("es", 8, 20_000),
            latin("fr", 8, 20_000),
            latin("pt", 4, 15_000),
            latin("id", 4, 15_000),
            latin("de", 3, 25_000),
            of("ru", 8, 25_000, "ка ло ми рен тас во бел нур ши па де гор лин фа ку зе та мо сен рио дал пек ор ин ул"),
            of("ar", 5, 20_000, "كا لو مي رن تس فو بل نر شي با دا غر لن فا كو زي تا مو سن ري دل بك ار ين ال"),
            of("ur", 3, 15_000, "کا لو می رن تس وا بل نر شی پا دے گر لن فا کو زے ٹا مو سن ری دل پک ار یں ال"),
            chinese(12, 20_000));

    private final String language;
    private final int share;
    private final List<String> words;
    private final String between;

    private Vocabulary(String language, int share, List<String> words, String between) {
        this.language = language;
        this.share = share;
        this.words = words;
        this.between = between;
    }

    private static Vocabulary latin(String language, int share, int size) {
        return of(
                language,
                share,
                size,
                "ka lo mi ren tas vo bel nur shi pa de gor lin fa ku ze ta mo sen rio dal pek or in ul");
    }

    private static Vocabulary of(String language, int share, int size, String syllables) {
        String[] parts = syllables.split(" ", -1);
        return new Vocabulary(
                language, share, words(language, size, 5, random -> parts[random.nextInt(parts.length)]), " ");
    }

    private static Vocabulary chinese(int share, int size) {
        return new Vocabulary(
                "zh", share, words("zh", size, 4, random -> Character.toString(0x4e00 + random.nextInt(2500))), "");
    }

    private static List<String> words(String language, int size, int longest, Function<SplittableRandom, String> part) {
        SplittableRandom random = new SplittableRandom(language.hashCode());
        List<String> words = new ArrayList<>();
        while (words.size() < size) {
            StringBuilder word = new StringBuilder();
            IntStream.range(0, random.nextInt(2, longest)).forEach(_ -> word.append(part.apply(random)));
            words.add(word.toString());
        }
        return words;
    }

    /** The language of the next story. */
    static Vocabulary drawn(RandomGenerator random) {
        int hundredth = random.nextInt(100);
        for (Vocabulary each : ALL) {
            hundredth -= each.share;
            if (hundredth < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the shares don't add up to 100");
    }

    String language() {
        return language;
    }

    /** The first ones often, by the law of Zipf more or less. */
    String word(RandomGenerator random) {
        return words.get((int) (Math.pow(random.nextDouble(), 4) * words.size()));
    }

    /** As much of a word as people type before they put the asterisk. */
    String beginning(RandomGenerator random) {
        String word = word(random);
        return word.substring(0, Math.min(word.length(), between.isEmpty() ? 2 : 4));
    }

    /** One of the most frequent. */
    String commonWord(RandomGenerator random) {
        return words.get(random.nextInt(30));
    }

    String sentence(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : between).append(word(random));
        }
        return text.toString();
    }

    String text(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int left = length; left > 0; left -= 14) {
            text.append(sentence(Math.min(left, 14), random)).append(". ");
        }
        return text.toString();
    }
}
