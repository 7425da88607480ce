package io.yanhuo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.integrations.WeChatMiniProgram;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/**
 * Tokens by which a mini-program speaks for a diner: signed, without a row, and good for one
 * restaurant and one mini-program.
 */
@Service
public class MiniProgramTokens {
    private static final String BEARER = "Bearer ";
    private static final String USE = "mini-program";
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final WxApps apps;
    private final WeChatMiniProgram weChat;
    private final Diners diners;
    private final Stateless stateless;
    private final Audit audit;
    private final AccessSettings settings;
    private final Clock clock;

    /** The log is for ever, and all of us write into it one after the other. */
    private final Cache<Foreign, Boolean> noted;

    MiniProgramTokens(
            WxApps apps,
            WeChatMiniProgram weChat,
            Diners diners,
            Stateless stateless,
            Audit audit,
            AccessSettings settings,
            Clock clock) {
        this.apps = apps;
        this.weChat = weChat;
        this.diners = diners;
        this.stateless = stateless;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.noted =
                Caffeine.newBuilder()
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .expireAfterWrite(NOTED_EVERY)
                        .maximumSize(10_000)
                        .build();
    }

    /** A token and when it ends. */
    public record Token(String token, Instant expiresAt) {}

    /** A token of one restaurant's diner, tried in another. */
    private record Foreign(String here, String from, String dinerId) {}

    private record Claims(String tenant, String appid, String dinerId) {
        static Claims of(String text) {
            var part = text.split(" ", 3);
            return new Claims(part[0], part[1], part[2]);
        }

        String text() {
            return tenant + " " + appid + " " + dinerId;
        }
    }

    /**
     * @param code of {@code wx.login}; the restaurant's own appid and secret make it an openid
     * @throws Refused if the code is used, too old, or of another mini-program
     */
    public Token login(String code) {
        var tenant = TenantScope.current().tenant();
        var app = apps.of(tenant).orElseThrow(() -> new Refused(new AccessRefusal.NoMiniProgram()));
        var openid = weChat.openid(app.appid(), app.secret(), code);
        var diner = diners.ofWeChat(app.appid(), openid);
        var until = clock.instant().plus(settings.bearerStay()).truncatedTo(ChronoUnit.SECONDS);
        var claims = new Claims(tenant.toString(), app.appid(), diner);
        return new Token(stateless.write(USE, claims.text(), until), until);
    }

    /** The diner for whom the request's token speaks in this restaurant. */
    Optional<Actor> of(HttpServletRequest request) {
        return bearer(request)
                .flatMap(token -> stateless.read(USE, token))
                .map(Claims::of)
                .filter(this::isHere)
                .flatMap(claims -> diners.current(claims.dinerId()))
                .map(DinerRealm::actor);
    }

    private boolean isHere(Claims claims) {
        var tenant = TenantScope.current().tenant();
        if (!claims.tenant().equals(tenant.toString())) {
            var foreign = new Foreign(tenant.toString(), claims.tenant(), claims.dinerId());
            if (noted.asMap().putIfAbsent(foreign, true) == null) note(foreign);
            return false;
        }
        return apps.appid(tenant).filter(claims.appid()::equals).isPresent();
    }

    private void note(Foreign foreign) {
        try {
            audit.record("access.foreign-token", "tenant " + foreign.from(), "mini-program");
        } catch (RuntimeException e) {
            noted.invalidate(foreign);
            throw e;
        }
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()));
    }
}
