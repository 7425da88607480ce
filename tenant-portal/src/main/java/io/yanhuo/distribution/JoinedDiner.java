package io.yanhuo.distribution;

import io.yanhuo.access.DinersJoined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who followed a share link as a stranger stays bound when he says who he is. */
@Component
class JoinedDiner {
    private final Attributions attributions;

    JoinedDiner(Attributions attributions) {
        this.attributions = attributions;
    }

    @EventListener
    void on(DinersJoined joined) {
        attributions.join(joined.gone(), joined.kept());
    }
}
