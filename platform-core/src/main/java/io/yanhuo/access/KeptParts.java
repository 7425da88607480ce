package io.yanhuo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.web.PageText;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Parts of pages that are made once for all that look alike, such as the card of an order that
 * nothing has happened to. Their forms carry the proof of whoever is shown them now.
 */
@Component
public class KeptParts {
    private static final long MOST_CHARACTERS = 6 << 20;
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Pattern PROOF =
            Pattern.compile("(name=\"" + Csrf.FIELD + "\" value=\")[^\"]*");

    /** Stands for the proof; nothing that a restaurant writes can be taken for it. */
    private final String hole = "hole-" + RandomId.ofLength(20);

    private final Cache<Key, String> parts =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_CHARACTERS)
                    .<Key, String>weigher((_, part) -> part.length())
                    .expireAfterAccess(IDLE)
                    .build();

    private final PageText text;
    private final Csrf csrf;

    KeptParts(PageText text, Csrf csrf) {
        this.text = text;
        this.csrf = csrf;
    }

    /**
     * @param helper whether it is for an operator, who sees no personal data in it
     */
    private record Key(
            TenantScope scope, boolean helper, String language, String view, Object shown) {}

    /**
     * @param shown all that the part depends on besides restaurant and language, as values: equal
     *     ones look alike
     * @param model asked for when there is no such part yet
     */
    public String of(
            String view,
            Object shown,
            Supplier<Map<String, ?>> model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = LocaleContextHolder.getLocale().toLanguageTag();
        boolean helper = CurrentActor.of(request).kind() == Who.SUPPORT;
        var key = new Key(TenantScope.current(), helper, language, view, shown);
        var part = parts.getIfPresent(key);
        if (part == null) {
            part = withoutProof(text.of(view, model.get(), request, response));
            parts.put(key, part);
        }
        var proof = csrf.token(request);
        return part.replace(hole, proof == null ? "" : proof);
    }

    private String withoutProof(String part) {
        return PROOF.matcher(part).replaceAll("$1" + Matcher.quoteReplacement(hole));
    }
}
