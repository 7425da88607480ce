package io.yanhuo.domains.web;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressBook;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.TypedAddress;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says of what an owner types whether the restaurant can have it, before it is asked for. */
@Component
class AddressLook {
    private final NewTenants names;
    private final AddressSettings settings;
    private final MessageSource texts;

    AddressLook(NewTenants names, AddressSettings settings, MessageSource texts) {
        this.names = names;
        this.settings = settings;
        this.texts = texts;
    }

    /**
     * @param address that could be had; empty if there is none for what was typed
     * @param good whether it is the one that was typed
     */
    record Seen(String address, String host, boolean good, String message) {}

    Seen at(String typed, AddressBook book, Locale locale) {
        return switch (TypedAddress.read(typed)) {
            case TypedAddress.Good(var slug) -> at(slug, book, locale);
            case TypedAddress.Bad(var key, var detail) ->
                    new Seen("", "", false, text(key, locale, detail));
        };
    }

    private Seen at(Slug slug, AddressBook book, Locale locale) {
        var host = settings.hostOf(slug.value());
        if (host.equals(book.present().host())) {
            return new Seen("", "", false, text("domains.address.present", locale));
        }
        if (book.former(host).isPresent()) {
            return new Seen(slug.value(), host, true, text("domains.address.own", locale, host));
        }
        var free = names.free(slug);
        boolean good = free.equals(slug);
        var other = settings.hostOf(free.value());
        var key = good ? "tenancy.address.free" : "tenancy.address.other";
        return new Seen(free.value(), other, good, text(key, locale, slug, other));
    }

    String text(Refusal refusal, Locale locale) {
        return text(refusal.code(), locale, refusal.arguments().toArray());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
