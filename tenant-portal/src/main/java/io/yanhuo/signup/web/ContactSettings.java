package io.yanhuo.signup.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who runs this installation, and how owners reach them; each may be empty.
 *
 * @param company as it is registered
 */
@Validated
@ConfigurationProperties("yanhuo.contact")
record ContactSettings(
        @DefaultValue("") String company,
        @DefaultValue("") String email,
        @DefaultValue("") String phone) {
    ContactSettings {
        company = company.strip();
        email = email.strip();
        phone = phone.strip();
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("yanhuo.contact.email: not an address: " + email);
        }
        if (!phone.matches("[+0-9 ()-]{0,30}")) {
            throw new IllegalArgumentException("yanhuo.contact.phone: not a number: " + phone);
        }
    }

    boolean reachable() {
        return !email.isEmpty() || !phone.isEmpty();
    }
}
