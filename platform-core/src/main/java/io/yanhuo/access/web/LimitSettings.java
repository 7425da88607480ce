package io.yanhuo.access.web;

import io.yanhuo.access.Traffic;
import io.yanhuo.tenancy.Face;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are let in by each node: a second, with twice as many at once, unless it says
 * otherwise.
 *
 * @param portal from one address
 * @param nobody from one address, for names that lead to nobody, or to which nobody came for an
 *     hour
 * @param storefront from one address to one restaurant
 * @param workspace from one address to one restaurant
 * @param operators from one address
 * @param partners from one address
 * @param api from one address to one restaurant
 * @param callbacks from one address: the servers of a payment service are few and busy
 * @param restaurant from all addresses to one restaurant, on each of its faces, before anything is
 *     known of them
 * @param underWay requests that are being sent, served or answered at once, from one address
 * @param body how long what is sent to us may take
 * @param streams that stand open at once, from one address to one face of one restaurant
 * @param restaurantStreams the same from all addresses
 * @param allStreams the same of all restaurants: fewer than there are connections
 * @param perMinute from all addresses to one restaurant, a minute, for each kind of them
 * @param rush of these, as many at once as come in within so long
 */
@Validated
@ConfigurationProperties("yanhuo.limits")
record LimitSettings(
        @DefaultValue("20") int portal,
        @DefaultValue("50") int nobody,
        @DefaultValue("50") int storefront,
        @DefaultValue("50") int workspace,
        @DefaultValue("20") int operators,
        @DefaultValue("20") int partners,
        @DefaultValue("50") int api,
        @DefaultValue("500") int callbacks,
        @DefaultValue("1000") int restaurant,
        @DefaultValue("200") int underWay,
        @DefaultValue Body body,
        @DefaultValue("200") int streams,
        @DefaultValue("500") int restaurantStreams,
        @DefaultValue("4000") int allStreams,
        @DefaultValue Map<Traffic, Integer> perMinute,
        @DefaultValue("20s") Duration rush) {
    /**
     * Forms and JSON fit into a few packets; a picture over a poor line takes its time.
     *
     * @param within from its first byte to its last, unless it is an upload
     * @param grace of an upload, so long anyhow
     * @param uploadRate and after that as long as it brings so much a second on the average
     */
    record Body(
            @DefaultValue("20s") Duration within,
            @DefaultValue("30s") Duration grace,
            @DefaultValue("4KB") DataSize uploadRate) {
        private static final int SECOND = 1_000;

        Body {
            if (uploadRate.toBytes() < 1) {
                throw new IllegalArgumentException(
                        "yanhuo.limits.body.upload-rate: at least 1B, not " + uploadRate);
            }
        }

        /** After so many bytes of it. */
        Duration patience(boolean upload, long bytes) {
            return upload ? grace.plusMillis(bytes * SECOND / uploadRate.toBytes()) : within;
        }
    }

    /** What a coachload of diners needs, and what it costs the others: infra/docs/fairness.md. */
    private static final Map<Traffic, Integer> USUAL =
            Map.of(
                    Traffic.STOREFRONT, 3_000,
                    Traffic.WORKSPACE, 600,
                    Traffic.EXPORT, 1,
                    Traffic.MONEY, 6_000,
                    Traffic.PICTURES, 30_000);

    /** Of whatever is rare: to ask for it, to fetch it, and once more. */
    private static final int AT_LEAST_AT_ONCE = 3;

    private static final double MINUTE = 60;

    LimitSettings {
        var all = new EnumMap<>(USUAL);
        all.putAll(perMinute);
        all.forEach((traffic, most) -> {
            if (most > 0) return;
            throw new IllegalArgumentException(
                    "yanhuo.limits.per-minute." + traffic + ": at least 1, not " + most);
        });
        perMinute = Map.copyOf(all);
    }

    int perAddress(Face face) {
        return switch (face) {
            case PORTAL -> portal;
            case STOREFRONT -> storefront;
            case WORKSPACE -> workspace;
            case OPERATORS -> operators;
            case PARTNERS -> partners;
            case API -> api;
            case CALLBACKS -> callbacks;
            case DEVELOPER -> Integer.MAX_VALUE / 4;
        };
    }

    /** Of one restaurant, from everywhere. */
    Rate rate(Traffic traffic) {
        double perSecond = perMinute.getOrDefault(traffic, 1) / MINUTE;
        return new Rate(perSecond, Math.max(AT_LEAST_AT_ONCE, perSecond * rush.toSeconds()));
    }
}
