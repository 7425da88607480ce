package io.yanhuo.leaving;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what a restaurant leaves behind is kept.
 *
 * @param export after so long an export is deleted
 * @param exports how many of a restaurant may be there at once
 * @param coolOff so long an owner may take her closure back
 * @param archive so long after it a closed restaurant can be restored; then it is gone for good
 * @param nameRest so long nobody else gets the address of a closed restaurant
 */
@Validated
@ConfigurationProperties("yanhuo.leaving")
record LeavingSettings(
        @DefaultValue("24h") Duration export,
        @DefaultValue("3") int exports,
        @DefaultValue("15d") Duration coolOff,
        @DefaultValue("90d") Duration archive,
        @DefaultValue("90d") Duration nameRest) {
    LeavingSettings {
        if (nameRest.compareTo(archive) < 0) {
            throw new IllegalArgumentException(
                    "yanhuo.leaving.name-rest: at least yanhuo.leaving.archive, for until then the"
                            + " restaurant may come back");
        }
    }
}
