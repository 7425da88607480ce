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
 */
@Validated
@ConfigurationProperties("yanhuo.leaving")
record LeavingSettings(@DefaultValue("24h") Duration export, @DefaultValue("3") int exports) {}
