package io.yanhuo.signup.web;

import static io.yanhuo.signup.web.SignupForm.text;

import io.yanhuo.menu.StarterMenus;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TypedAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads the sign-up form and says, field by field, what has to be mended. */
@Component
class FormCheck {
    private static final int LONGEST_NAME = 30;

    private final StarterMenus menus;
    private final Pictures pictures;
    private final MessageSource texts;

    FormCheck(StarterMenus menus, Pictures pictures, MessageSource texts) {
        this.menus = menus;
        this.pictures = pictures;
        this.texts = texts;
    }

    /**
     * @param errors by field, in the order of the form; empty if there is a restaurant
     * @param form what is shown again, with small things mended
     */
    record Checked(
            Map<String, String> errors, SignupForm form, Optional<NewRestaurant> restaurant) {}

    Checked check(SignupForm form, Locale locale) {
        return new Reading(form, locale).checked();
    }

    String message(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    String message(Refused refused, Locale locale) {
        var refusal = refused.refusal();
        return message(refusal.code(), locale, refusal.arguments().toArray());
    }

    private final class Reading {
        private final SignupForm form;
        private final Locale locale;
        private final Map<String, String> errors = new LinkedHashMap<>();

        Reading(SignupForm form, Locale locale) {
            this.form = form;
            this.locale = locale;
        }

        Checked checked() {
            var name = name();
            var slug = slug(name);
            var cuisine = cuisine();
            var colour = colour();
            var logo = logo();
            var phone = phone();
            if (text(form.code()).isEmpty()) wrong("code", "signup.form.code.missing");
            if (!form.agreed(form.terms())) wrong("terms", "signup.form.terms.missing");
            if (!form.agreed(form.privacy())) wrong("privacy", "signup.form.privacy.missing");
            var again = form.again(address(slug), custom(colour), logo);
            if (!errors.isEmpty() || slug == null || colour == null || phone == null) {
                return new Checked(errors, again, Optional.empty());
            }
            var restaurant = new NewRestaurant(name, slug, cuisine, colour.toString(), logo, phone);
            return new Checked(errors, again, Optional.of(restaurant));
        }

        private String name() {
            var name = text(form.name());
            if (name.isEmpty()) wrong("name", "signup.form.name.missing");
            if (name.length() > LONGEST_NAME) wrong("name", "signup.form.name.long", LONGEST_NAME);
            if (name.chars().anyMatch(Character::isISOControl)) {
                wrong("name", "signup.form.name.letters");
            }
            return name;
        }

        /** Whoever leaves the address empty gets the one that would have been proposed. */
        private @Nullable Slug slug(String name) {
            var typed = text(form.address());
            if (typed.isEmpty()) {
                var proposed = Pinyin.propose(name);
                if (proposed.isPresent()) return proposed.get();
                if (name.isEmpty()) return null; // that is what has to be mended first
                wrong("address", "signup.address.missing");
            }
            return switch (TypedAddress.read(typed)) {
                case TypedAddress.Good(var slug) -> slug;
                case TypedAddress.Bad(var key, var detail) -> {
                    wrong("address", key, detail);
                    yield null;
                }
            };
        }

        private String cuisine() {
            var cuisine = text(form.cuisine());
            if (!menus.cuisines().contains(cuisine))
                wrong("cuisine", "signup.form.cuisine.missing");
            return cuisine;
        }

        private @Nullable Colour colour() {
            var colour = Colour.parse(form.chosenColour());
            if (colour.isEmpty()) {
                wrong("colour", "signup.form.colour.missing");
                return null;
            }
            if (!colour.get().carriesWhite()) {
                wrong("colour", "signup.form.colour.light", colour.get().darkEnough());
            }
            return colour.get();
        }

        private byte @Nullable [] logo() {
            var upload = form.uploaded();
            if (upload.isEmpty()) return null;
            try {
                return pictures.drawnAnew(upload.get());
            } catch (Refused refused) {
                errors.putIfAbsent("logo", message(refused, locale));
                return null;
            }
        }

        private @Nullable PhoneNumber phone() {
            var phone = PhoneNumber.parse(text(form.phone()));
            if (phone.isEmpty()) wrong("phone", "signup.form.phone.missing");
            return phone.orElse(null);
        }

        private String address(@Nullable Slug slug) {
            return slug == null ? text(form.address()) : slug.value();
        }

        private String custom(@Nullable Colour colour) {
            return colour == null ? Colour.PALETTE.getFirst() : colour.darkEnough().toString();
        }

        private void wrong(String field, String key, Object... arguments) {
            errors.putIfAbsent(field, message(key, locale, arguments));
        }
    }
}
