package io.yanhuo.distribution;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens when somebody follows a share link. */
@Service
@Transactional
public class ShareLinks {
    private final DistributorRows distributors;
    private final Distributors rules;
    private final Attributions attributions;
    private final Clock clock;

    ShareLinks(
            DistributorRows distributors,
            Distributors rules,
            Attributions attributions,
            Clock clock) {
        this.distributors = distributors;
        this.rules = rules;
        this.attributions = attributions;
        this.clock = clock;
    }

    /**
     * Counts the click and binds the diner by the restaurant's rule. A stale code, one of another
     * restaurant, and a distributor's own link credit nobody, and nobody is told.
     */
    public void follow(String code, String dinerId) {
        var distributor = distributors.findByCode(code).filter(Distributor::active);
        if (distributor.isEmpty() || distributor.get().dinerId().equals(dinerId)) return;
        var id = distributor.get().id();
        attributions.click(id, dinerId, clock.instant());
        attributions.bind(dinerId, id, rules.rules(), clock.instant());
    }
}
