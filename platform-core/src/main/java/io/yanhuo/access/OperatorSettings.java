package io.yanhuo.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The operator of a new installation.
 *
 * @param firstLogin empty to create none
 * @param firstPassword to be changed after the first login
 */
@Validated
@ConfigurationProperties("yanhuo.operators")
record OperatorSettings(
        @DefaultValue("") String firstLogin, @DefaultValue("") String firstPassword) {
    OperatorSettings {
        if (!firstLogin.isEmpty() && firstPassword.length() < 12) {
            throw new IllegalArgumentException(
                    "yanhuo.operators.first-password: at least 12 characters");
        }
    }

    /** The password would end in a log. */
    @Override
    public String toString() {
        return "OperatorSettings[" + firstLogin + "]";
    }
}
