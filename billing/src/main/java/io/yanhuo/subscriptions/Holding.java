package io.yanhuo.subscriptions;

import io.yanhuo.subscriptions.Standing.State;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that decides what a restaurant may use at any moment.
 *
 * @param periods the earliest first
 * @param grants the earliest first
 */
record Holding(List<Period> periods, List<Grant> grants, TermsBook book) {
    boolean has(Feature feature, Instant now) {
        var running = running(now);
        if (running.isEmpty()) return book.first().features().contains(feature);
        return book.of(running.get()).features().contains(feature)
                && running.get().state(now).allows(feature);
    }

    Limit limit(Metric metric, Instant now) {
        var included = terms(now).limit(metric).limit();
        return granted(metric, now)
                .map(grant -> new Limit(grant.amount(), included.hard()))
                .orElse(included);
    }

    /**
     * What a month counts by: the largest limit and the lowest price of all that held in it, so
     * that nobody pays in the old plan's part of a month by the new plan's measure.
     */
    PlanLimit month(Metric metric, YearMonth month, ZoneId zone, Instant now) {
        var begin = month.atDay(1).atStartOfDay(zone).toInstant();
        var end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        var until = now.isBefore(end) ? now : end;
        return Stream.concat(Stream.of(begin), turns())
                .filter(at -> !at.isBefore(begin) && !at.isAfter(until) && at.isBefore(end))
                .map(at -> at(metric, at))
                .reduce(Holding::kinder)
                .orElseThrow();
    }

    /** The moments at which something else begins to hold. */
    private Stream<Instant> turns() {
        return Stream.concat(
                periods.stream().map(Period::beginsAt),
                grants.stream().flatMap(g -> Stream.of(g.createdAt(), g.expiresAt())));
    }

    private PlanLimit at(Metric metric, Instant at) {
        return new PlanLimit(metric, limit(metric, at), terms(at).limit(metric).overage());
    }

    private static PlanLimit kinder(PlanLimit one, PlanLimit other) {
        var limit = one.limit().amount() >= other.limit().amount() ? one.limit() : other.limit();
        var first = one.overage();
        var second = other.overage();
        var overage = first == null || second == null ? null : first.min(second);
        return new PlanLimit(one.metric(), limit, overage);
    }

    /** When the restaurant began; empty if the trial has not. */
    Optional<Instant> begin() {
        return periods.stream().map(Period::beginsAt).findFirst();
    }

    /** Empty if the trial has not begun. */
    Optional<State> state(Instant now) {
        return running(now).map(period -> period.state(now));
    }

    Terms terms(Instant now) {
        return running(now).map(book::of).orElseGet(book::first);
    }

    Optional<Grant> granted(Metric metric, Instant now) {
        return grants.stream()
                .filter(grant -> grant.metric() == metric && grant.holds(now))
                .reduce((_, newer) -> newer);
    }

    /** The period that runs, or ran last. */
    private Optional<Period> running(Instant now) {
        return periods.stream()
                .filter(period -> !period.beginsAt().isAfter(now))
                .reduce((_, later) -> later);
    }
}
