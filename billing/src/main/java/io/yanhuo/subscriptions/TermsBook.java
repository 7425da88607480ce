package io.yanhuo.subscriptions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.tenancy.Feature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each version of each plan includes, remembered: it never changes once it is sold. */
@Component
class TermsBook {
    private static final String EVERYTHING = "everything";
    private static final String ALL_OF = "all-of-";

    /** Where a restaurant has not begun its trial yet, it is set up under these terms. */
    private static final Version FIRST = new Version("trial", 1);

    private final Plans plans;
    private final Cache<Version, Terms> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    TermsBook(Plans plans) {
        this.plans = plans;
    }

    private record Version(String code, int number) {}

    Terms first() {
        return remembered(FIRST);
    }

    Terms of(Period period) {
        return remembered(new Version(period.planCode(), period.planVersion()));
    }

    /** Nobody waits for the reading of somebody whose restaurant waits for a connection. */
    private Terms remembered(Version version) {
        var before = known.getIfPresent(version);
        if (before != null) return before;
        var fresh = read(version);
        known.put(version, fresh);
        return fresh;
    }

    private Terms read(Version version) {
        return new Terms(
                features(version),
                plans.limits(version.code(), version.number()).stream()
                        .collect(Collectors.toMap(PlanLimit::metric, Function.identity())));
    }

    /** What every plan has is not listed: one may always work, and hire. */
    private Set<Feature> features(Version version) {
        var found = EnumSet.of(Feature.HIRING, Feature.WORKSPACE);
        for (var listed : plans.features(version.code(), version.number())) {
            if (listed.equals(EVERYTHING)) return EnumSet.allOf(Feature.class);
            if (listed.startsWith(ALL_OF)) {
                var other = listed.substring(ALL_OF.length());
                found.addAll(features(new Version(other, version.number())));
            }
            Feature.ofCode(listed).ifPresent(found::add);
        }
        return found;
    }
}
