package io.yanhuo.distribution;

import io.yanhuo.access.DinerLeft;
import io.yanhuo.shared.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who brought a diner is forgotten with him; one who earns here has to be paid first. */
@Component
class DepartedDiner {
    private final DistributorRows distributors;
    private final Attributions attributions;

    DepartedDiner(DistributorRows distributors, Attributions attributions) {
        this.distributors = distributors;
        this.attributions = attributions;
    }

    @EventListener
    void on(DinerLeft left) {
        if (distributors.findByDinerId(left.diner()).isPresent()) {
            throw new Refused(new DistributionRefusal.StillDistributor());
        }
        attributions.forget(left.diner());
    }
}
