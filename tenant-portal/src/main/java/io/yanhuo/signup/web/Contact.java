package io.yanhuo.signup.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who the pages name when they say “contact us”; templates call it {@code @contact}. */
@Component("contact")
class Contact {
    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

    private final ContactSettings settings;

    Contact(ContactSettings settings) {
        this.settings = settings;
        if (!settings.reachable()) {
            LOG.warn("no contact: set yanhuo.contact.email or yanhuo.contact.phone");
        }
    }

    public String company() {
        return settings.company();
    }

    public String email() {
        return settings.email();
    }

    public String phone() {
        return settings.phone();
    }

    /** For a link: what a phone can dial. */
    public String dial() {
        return settings.phone().replaceAll("[^+0-9]", "");
    }

    public boolean reachable() {
        return settings.reachable();
    }
}
