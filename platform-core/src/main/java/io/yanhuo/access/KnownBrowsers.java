package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MasterKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Remembers with a browser who was let in there, long after the session is over. Such a mark opens
 * nothing: it only keeps the wrong tries of strangers from counting against her there.
 *
 * <p>It is of use for one person at one door of one restaurant and does not tell who that is. At a
 * till several sign in, so a browser keeps some.
 */
@Component
class KnownBrowsers {
    static final int PERSONS = 4;

    private static final String USE = "known-browser";
    private static final Duration KEPT = Duration.ofDays(180);

    private final Cookies cookies;
    private final Signed signed;
    private final MasterKey key;
    private final Clock clock;

    KnownBrowsers(Cookies cookies, Signed signed, MasterKey key, Clock clock) {
        this.cookies = cookies;
        this.signed = signed;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param browser a name that this browser has for this person alone
     */
    private record Mark(String person, Instant until, String browser) {
        static Mark parse(String text) {
            var parts = text.split("\\|");
            return new Mark(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]);
        }

        String text() {
            return person + "|" + until.getEpochSecond() + "|" + browser;
        }
    }

    /** The browser's name, if this person was let in with it; empty if not. */
    String of(Login login, HttpServletRequest request) {
        var person = person(login);
        return marks(request)
                .filter(mark -> mark.person().equals(person))
                .map(Mark::browser)
                .findFirst()
                .orElse("");
    }

    /**
     * @param known what {@link #of} found; the browser keeps that name
     */
    void remember(
            Login login, String known, HttpServletRequest request, HttpServletResponse response) {
        var browser = known.isEmpty() ? RandomId.ofLength(20) : known;
        var mark = new Mark(person(login), clock.instant().plus(KEPT), browser);
        var others = marks(request).filter(other -> !other.person().equals(mark.person()));
        var text =
                Stream.concat(Stream.of(mark), others)
                        .limit(PERSONS)
                        .map(Mark::text)
                        .collect(Collectors.joining(";"));
        cookies.write(response, Cookies.KNOWN, signed.seal(USE, text), KEPT);
    }

    private Stream<Mark> marks(HttpServletRequest request) {
        var now = clock.instant();
        return cookies
                .read(request, Cookies.KNOWN)
                .flatMap(brought -> signed.open(USE, brought))
                .map(text -> Arrays.asList(text.split(";")))
                .orElse(List.of())
                .stream()
                .map(Mark::parse)
                .filter(mark -> now.isBefore(mark.until()));
    }

    private String person(Login login) {
        return key.hash(USE, login.door() + "|" + login.who());
    }
}
