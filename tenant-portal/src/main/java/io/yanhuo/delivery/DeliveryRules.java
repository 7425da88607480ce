package io.yanhuo.delivery;

import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far and for how much a restaurant delivers: a ladder of rings around it.
 *
 * @param origin where the distance is measured from; null as long as the restaurant has not said
 *     where it is, and then it does not deliver
 * @param steps ascending; a place exactly on an edge belongs to the inner ring
 * @param minimum value of the goods, before discounts, from which a meal is brought
 */
public record DeliveryRules(@Nullable GeoPoint origin, List<Step> steps, Money minimum) {
    /** What the restaurant next door asks for, to begin with. */
    public static final DeliveryRules INITIAL =
            new DeliveryRules(
                    null,
                    List.of(step(1_000, 200), step(3_000, 500), step(5_000, 800)),
                    Money.ofFen(2_000));

    /**
     * @param upTo metres, inclusive
     */
    public record Step(long upTo, Money fee) {
        public Step {
            if (upTo <= 0 || fee.fen() < 0) {
                throw new IllegalArgumentException("no ring: " + upTo + " m for " + fee);
            }
        }
    }

    public DeliveryRules {
        steps = steps.stream().sorted(Comparator.comparingLong(Step::upTo)).toList();
        if (steps.stream().map(Step::upTo).distinct().count() < steps.size()) {
            throw new IllegalArgumentException("two rings end at the same distance");
        }
        if (minimum.fen() < 0) throw new IllegalArgumentException("minimum below zero");
    }

    public static Step step(long upTo, long fen) {
        return new Step(upTo, Money.ofFen(fen));
    }

    /** In signs that need no language, such as {@code ≥ ¥20.00; ≤ 1000 m ¥2.00}. */
    public String inShort() {
        return Stream.concat(
                        Stream.of("≥ " + minimum),
                        steps.stream().map(step -> "≤ " + step.upTo() + " m " + step.fee()))
                .collect(Collectors.joining("; "));
    }

    /** Whether there is anything to deliver by. */
    public boolean usable() {
        return origin != null && !steps.isEmpty();
    }

    /** Metres to the outermost edge. */
    public long range() {
        return steps.isEmpty() ? 0 : steps.getLast().upTo();
    }

    /** Fee for a distance; empty beyond the last ring. */
    public Optional<Money> fee(long metres) {
        return steps.stream().filter(step -> metres <= step.upTo()).findFirst().map(Step::fee);
    }

    /** Distance and fee of a place; empty if it is out of range. */
    public Optional<DeliveryQuote> reach(GeoPoint to) {
        if (origin == null) return Optional.empty();
        long metres = origin.metresTo(to);
        return fee(metres).map(fee -> new DeliveryQuote(metres, fee));
    }

    /** How much is lacking to the minimum; zero if enough. */
    public Money lacking(Money goods) {
        return goods.atLeast(minimum) ? Money.ZERO : minimum.minus(goods);
    }
}
