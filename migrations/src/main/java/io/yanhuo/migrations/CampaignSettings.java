package io.yanhuo.migrations;

import java.time.Duration;
import java.util.List;

/**
 * How campaigns go.
 *
 * @param canaries addresses (slugs) of the restaurants that go first; if empty, the oldest one
 * @param shares sizes of the waves between the canaries and the rest, in percent of all
 * @param rule when a campaign stops by itself
 * @param perServer how many at once on one database server
 * @param lockWait how long a statement waits for a restaurant's open transactions, and its diners
 *     behind it
 * @param lease after so long without a sign of life another hand takes a restaurant over
 * @param attempts so often is tried what failed for a reason that passes, such as an open
 *     transaction
 * @param pause before the second attempt; doubles with each further one
 */
public record CampaignSettings(
        List<String> canaries,
        List<Integer> shares,
        Campaign.StopRule rule,
        int perServer,
        Duration lockWait,
        Duration lease,
        int attempts,
        Duration pause) {
    public CampaignSettings {
        canaries = List.copyOf(canaries);
        shares = List.copyOf(shares);
        if (perServer < 1 || attempts < 1) {
            throw new IllegalArgumentException("a campaign needs at least one hand and attempt");
        }
    }

    public static CampaignSettings usual() {
        return new CampaignSettings(
                List.of(),
                List.of(1, 10),
                new Campaign.StopRule(3, 100),
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(5));
    }

    CampaignSettings with(List<String> canaries) {
        return new CampaignSettings(
                canaries, shares, rule, perServer, lockWait, lease, attempts, pause);
    }

    CampaignSettings with(Campaign.StopRule rule) {
        return new CampaignSettings(
                canaries, shares, rule, perServer, lockWait, lease, attempts, pause);
    }

    CampaignSettings with(int perServer) {
        return new CampaignSettings(
                canaries, shares, rule, perServer, lockWait, lease, attempts, pause);
    }

    CampaignSettings waiting(Duration lockWait, Duration lease, int attempts) {
        return new CampaignSettings(
                canaries, shares, rule, perServer, lockWait, lease, attempts, pause);
    }

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 10));
    }
}
