package io.yanhuo.distribution;

import java.util.EnumSet;
import java.util.Set;

/** Where a distributor stands with the restaurant. */
public enum DistributorState {
    APPLIED,
    ACTIVE,
    REJECTED,
    /** Earns nothing new; what he has earned stays his. */
    FROZEN;

    public Set<DistributorState> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(ACTIVE, REJECTED);
            case ACTIVE -> EnumSet.of(FROZEN);
            case FROZEN -> EnumSet.of(ACTIVE);
            // Who was rejected may apply again.
            case REJECTED -> EnumSet.of(APPLIED);
        };
    }
}
