package io.yanhuo.migrations;

import java.time.Duration;
import java.util.List;

/**
 * What a campaign would do.
 *
 * @param groups restaurants that are behind, by their version
 * @param waves how many in each; empty if there is nothing to do
 * @param estimate how long it would take on one database server
 */
public record CampaignPlan(
        SchemaVersion to, List<Group> groups, List<Integer> waves, Duration estimate) {
    /**
     * @param quarantined those of them that wait for a person and are left alone
     */
    public record Group(SchemaVersion from, int restaurants, int quarantined) {}

    public int restaurants() {
        return waves.stream().mapToInt(Integer::intValue).sum();
    }
}
