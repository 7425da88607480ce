package io.yanhuo.distribution;

import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens when somebody follows a share link. */
@Service
@Transactional
public class ShareLinks {
    private final DistributorRows distributors;
    private final Distributors rules;
    private final Attributions attributions;
    private final Allowances allowances;
    private final Clock clock;

    ShareLinks(
            DistributorRows distributors,
            Distributors rules,
            Attributions attributions,
            Allowances allowances,
            Clock clock) {
        this.allowances = allowances;
        this.distributors = distributors;
        this.rules = rules;
        this.attributions = attributions;
        this.clock = clock;
    }

    /**
     * Counts the click and binds the diner by the restaurant's rule. A stale code, one of another
     * restaurant, a distributor's own link, and one of a restaurant whose plan has no distribution
     * credit nobody, and nobody is told.
     *
     * @param diner asked only if the code is somebody's: who tries codes leaves nothing behind
     */
    public void follow(String code, Supplier<String> diner) {
        if (!allowances.has(Feature.DISTRIBUTION)) return;
        var distributor = distributors.findByCode(code).filter(Distributor::active);
        if (distributor.isEmpty()) return;
        var dinerId = diner.get();
        if (distributor.get().dinerId().equals(dinerId)) return;
        var id = distributor.get().id();
        attributions.click(id, dinerId, clock.instant());
        attributions.bind(dinerId, id, rules.rules(), clock.instant());
    }
}
