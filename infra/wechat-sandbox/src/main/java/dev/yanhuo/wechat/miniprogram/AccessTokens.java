package dev.yanhuo.wechat.miniprogram;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.people.App;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Issues and knows access tokens. */
@Component
class AccessTokens {
    private static final Duration LIFE = Duration.ofSeconds(7200);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;

    private final Shelf<AccessToken> tokens;
    private final SandboxClock clock;

    AccessTokens(Store store, SandboxClock clock) {
        this.clock = clock;
        tokens = store.shelf("access-tokens", AccessToken.class, AccessToken::token);
    }

    /** The one in force while it lasts; in its last five minutes a new one beside it. */
    AccessToken stable(App app) {
        var now = clock.instant();
        return latest(app, true)
                .filter(token -> token.until().isAfter(now.plus(OVERLAP)))
                .orElseGet(() -> issue(app, true, now));
    }

    /** A new one at once; all before are void. */
    AccessToken forced(App app) {
        var now = clock.instant();
        long today =
                of(app, true)
                        .filter(token -> token.issuedAt().isAfter(now.minus(Duration.ofDays(1))))
                        .count();
        if (today > FORCED_A_DAY) throw Errcode.TOO_OFTEN.refusal();
        var last = latest(app, true);
        if (last.filter(each -> each.issuedAt().plus(BETWEEN_FORCED).isAfter(now)).isPresent()) {
            throw Errcode.TOO_FAST.refusal();
        }
        end(app, true, now);
        return issue(app, true, now);
    }

    /** The old way: every call ends the one before, five minutes later. */
    AccessToken ordinary(App app) {
        var now = clock.instant();
        end(app, false, now.plus(OVERLAP));
        return issue(app, false, now);
    }

    /** Whose token it is, if it is still good. */
    String check(Optional<String> token) {
        var given = token.orElseThrow(Errcode.TOKEN_MISSING::refusal);
        var known = tokens.find(given).orElseThrow(Errcode.INVALID_TOKEN::refusal);
        if (!known.until().isAfter(clock.instant())) throw Errcode.TOKEN_EXPIRED.refusal();
        return known.appid();
    }

    long secondsLeft(AccessToken token) {
        return Duration.between(clock.instant(), token.until()).toSeconds();
    }

    private AccessToken issue(App app, boolean stable, Instant now) {
        var text = (stable ? "9" : "8") + Chance.digits(1) + "_" + Chance.letters(133);
        return tokens.put(new AccessToken(text, app.appid(), stable, now, now.plus(LIFE)));
    }

    private void end(App app, boolean stable, Instant at) {
        of(app, stable)
                .filter(token -> token.until().isAfter(at))
                .forEach(token -> tokens.put(token.endingAt(at)));
    }

    private Optional<AccessToken> latest(App app, boolean stable) {
        return of(app, stable).max(Comparator.comparing(AccessToken::issuedAt));
    }

    private Stream<AccessToken> of(App app, boolean stable) {
        return tokens.where(token -> token.appid().equals(app.appid()) && token.stable() == stable);
    }
}
