package io.yanhuo.signup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of sign-up.
 *
 * @param perPhone how many restaurants one phone number may open within a day
 */
@Validated
@ConfigurationProperties("yanhuo.signup")
record SignupSettings(@DefaultValue("3") int perPhone) {
    SignupSettings {
        if (perPhone < 1) throw new IllegalArgumentException("yanhuo.signup.per-phone: at least 1");
    }
}
