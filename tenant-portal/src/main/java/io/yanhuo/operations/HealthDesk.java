package io.yanhuo.operations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which restaurants are not well, for those who can do something about it. */
@Service
public class HealthDesk {
    private final HealthRows rows;

    HealthDesk(HealthRows rows) {
        this.rows = rows;
    }

    /**
     * Those with the gravest problems first.
     *
     * @param only null for all restaurants
     */
    public List<Health> page(@Nullable Problem only, int from, int limit) {
        return rows.page(only, from, limit);
    }

    public Map<Problem, Integer> counts() {
        return rows.counts();
    }
}
