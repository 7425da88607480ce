package io.yanhuo.signup.web;

import io.yanhuo.shared.RandomId;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/**
 * The sign-up form as it was sent.
 *
 * @param key made with the empty form: sent twice, it is the same sign-up
 * @param colour one of the palette, or {@code custom} for {@code custom}
 * @param drawnLogo the logo of an attempt before, drawn anew, in Base64
 */
record SignupForm(
        @Nullable String key,
        @Nullable String name,
        @Nullable String address,
        @Nullable String cuisine,
        @Nullable String colour,
        @Nullable String custom,
        @Nullable String phone,
        @Nullable String code,
        @Nullable String terms,
        @Nullable String privacy,
        @Nullable String drawnLogo,
        @Nullable MultipartFile logo) {
    static final String CUSTOM = "custom";
    private static final int KEY_LENGTH = 24;

    SignupForm {
        if (key == null || !key.matches("[0-9a-z]{24}")) key = RandomId.ofLength(KEY_LENGTH);
    }

    static SignupForm blank(@Nullable String cuisine) {
        return new SignupForm(
                null,
                "",
                "",
                cuisine,
                Colour.PALETTE.getFirst(),
                Colour.PALETTE.getFirst(),
                "",
                "",
                null,
                null,
                "",
                null);
    }

    String chosenColour() {
        return text(CUSTOM.equals(colour) ? custom : colour);
    }

    boolean agreed(@Nullable String consent) {
        return consent != null;
    }

    /** The picture of this attempt, else that of the one before. */
    Optional<InputStreamSource> uploaded() {
        if (logo != null && !logo.isEmpty()) return Optional.of(logo);
        if (text(drawnLogo).isEmpty()) return Optional.empty();
        try {
            return Optional.of(new ByteArrayResource(Base64.getDecoder().decode(text(drawnLogo))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What is shown again when something is missing; the code has to be typed once more only. */
    SignupForm again(String address, String custom, byte @Nullable [] drawn) {
        var kept = drawn == null ? "" : Base64.getEncoder().encodeToString(drawn);
        return new SignupForm(
                key, name, address, cuisine, colour, custom, phone, code, terms, privacy, kept,
                null);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
