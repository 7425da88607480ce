package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PersonalData;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The number a code was just sent to, kept sealed in the browser so that nobody types it twice. */
@Service
public class PhoneMemory {
    private static final String PLACE = "cookie";
    private static final String COLUMN = "phone";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cookies cookies;
    private final PersonalData personal;

    PhoneMemory(Cookies cookies, PersonalData personal) {
        this.cookies = cookies;
        this.personal = personal;
    }

    public void keep(PhoneNumber phone, HttpServletResponse response) {
        byte[] sealed = personal.encrypt(phone.digits(), PLACE, COLUMN);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        cookies.write(response, Cookies.PHONE, value, KEPT);
    }

    public Optional<PhoneNumber> read(HttpServletRequest request) {
        return cookies.read(request, Cookies.PHONE).flatMap(this::open);
    }

    /** Whatever a browser sends in its place is no number. */
    private Optional<PhoneNumber> open(String value) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(value);
            return Optional.of(new PhoneNumber(personal.decrypt(sealed, PLACE, COLUMN)));
        } catch (IllegalArgumentException
                | IllegalStateException
                | java.nio.BufferUnderflowException _) {
            return Optional.empty();
        }
    }
}
