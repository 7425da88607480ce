package io.yanhuo.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Divides one amount over several lines so that the parts add up to it, to the fen. */
public final class Split {
    private Split() {}

    /**
     * Shares in proportion to the weights, by largest remainder; equal remainders go to the earlier
     * line. No part exceeds its weight as long as the amount does not exceed their sum.
     *
     * @throws IllegalArgumentException if the amount or a weight is negative, or no weight is above
     *     zero while there is something to share
     */
    public static List<Money> byWeight(Money amount, List<Money> weights) {
        long total = weights.stream().mapToLong(Money::fen).reduce(0, Math::addExact);
        if (amount.fen() < 0 || weights.stream().anyMatch(weight -> weight.fen() < 0)) {
            throw new IllegalArgumentException("nothing negative can be split: " + amount);
        }
        if (amount.fen() == 0) return weights.stream().map(_ -> Money.ZERO).toList();
        if (total == 0) throw new IllegalArgumentException("no line to put " + amount + " on");
        return largestRemainder(amount.fen(), weights, total);
    }

    private static List<Money> largestRemainder(long amount, List<Money> weights, long total) {
        long[] parts = new long[weights.size()];
        long[] remainders = new long[weights.size()];
        for (int i = 0; i < parts.length; i++) {
            long product = Math.multiplyExact(amount, weights.get(i).fen());
            parts[i] = product / total;
            remainders[i] = product % total;
        }
        long left = amount - LongStream.of(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        var shares = new ArrayList<Money>(parts.length);
        for (long part : parts) shares.add(Money.ofFen(part));
        return List.copyOf(shares);
    }
}
