package io.yanhuo.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long people stay signed in, and how many codes they may ask for.
 *
 * @param staffIdle without a request for so long, staff sign in anew
 * @param staffStay and in any case after so long
 * @param dinerStay how long a browser remembers a diner
 * @param distributorStay how long a distributor stays signed in
 * @param bearerStay how long a mini-program's token is good; it gets the next one by itself
 * @param codesPerAddressAndHour messages with codes that one address may cause
 */
@Validated
@ConfigurationProperties("yanhuo.access")
record AccessSettings(
        @DefaultValue("12h") Duration staffIdle,
        @DefaultValue("7d") Duration staffStay,
        @DefaultValue("30m") Duration operatorIdle,
        @DefaultValue("12h") Duration operatorStay,
        @DefaultValue("180d") Duration dinerStay,
        @DefaultValue("12h") Duration distributorStay,
        @DefaultValue("24h") Duration bearerStay,
        @DefaultValue("60") int codesPerAddressAndHour) {
    AccessSettings {
        if (staffIdle.compareTo(staffStay) > 0 || operatorIdle.compareTo(operatorStay) > 0) {
            throw new IllegalArgumentException(
                    "yanhuo.access: the idle time is at most as long as the stay");
        }
    }
}
