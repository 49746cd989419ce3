package org.silkwire.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary records, made from their components: a property that an event gains is covered on the same day. */
final class AnyRecord {
    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private AnyRecord() {}

    static Arbitrary<Event> event() {
        return Arbitraries.of(EventType.values())
                .flatMap(type -> Combinators.combine(of(type.bodyClass()), instants())
                        .as((body, time) -> type.event(body, () -> time)));
    }

    static Arbitrary<?> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values =
                Arrays.stream(components).map(AnyRecord::component).toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(values).as(arguments -> newInstance(type, types, arguments));
    }

    private static Object newInstance(Class<?> type, Class<?>[] parameters, List<Object> arguments) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            return canonical.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type + " can be made of " + arguments, e);
        }
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        Arbitrary<Object> value = value(component.getGenericType()).asGeneric();
        return NullnessOfRecords.isNullable(component) ? value.injectNull(0.3) : value;
    }

    private static Arbitrary<?> value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return value(list.getActualTypeArguments()[0]).list().ofMaxSize(3);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return of(raw);
        }
        if (raw.isEnum()) {
            return Arbitraries.of(raw.getEnumConstants());
        }
        return switch (raw.getSimpleName()) {
            case "String" -> strings();
            case "boolean" -> Arbitraries.of(true, false);
            case "int", "Integer" -> Arbitraries.integers();
            case "long", "Long" -> Arbitraries.longs();
            case "double", "Double" -> Arbitraries.doubles();
            case "BigDecimal" -> decimals();
            case "Instant" -> instants();
            case "Duration" -> durations();
            default ->
                throw new IllegalArgumentException("an event has a property of " + type + "; teach this class it");
        };
    }

    /** Plain words, and what breaks decoders: controls, quotes, separators, right-to-left, astral, even half a pair. */
    static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(12),
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.of(
                        "",
                        " ",
                        "\0",
                        "\"\\/\b\f\n\r\t",
                        "\u2028\u2029",
                        "\uFEFF",
                        "\uFFFF",
                        "null",
                        "ڈیجیٹل",
                        "👩‍👩‍👧",
                        "e\u0301",
                        "\uD83D",
                        "\uDEA2\uD83D"));
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-20, 20))
                .as(BigDecimal::new);
    }

    static Arbitrary<Instant> instants() {
        return Combinators.combine(Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()), nanos())
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<Duration> durations() {
        return Combinators.combine(Arbitraries.longs().between(-1_000_000_000, 1_000_000_000), nanos())
                .as(Duration::ofSeconds);
    }

    private static Arbitrary<Long> nanos() {
        return Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(0, 999_999_999));
    }
}
