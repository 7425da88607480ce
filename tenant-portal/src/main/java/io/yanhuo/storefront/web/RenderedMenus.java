package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.members.CouponOffer;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Menus as finished pages, one for each restaurant, version and language, with a hole for what is
 * the visitor's own: his table and coupons. These parts are few as well, and kept with a hole for
 * the proof that the visitor's forms carry.
 */
@Component
class RenderedMenus {
    private static final int MOST_BYTES = 48 << 20;
    private static final Duration IDLE = Duration.ofMinutes(15);

    /** Nothing that a restaurant writes can be taken for it. */
    private final String hole = "hole-" + RandomId.ofLength(20);

    private final Cache<Key, SplicedPage> pages =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .<Key, SplicedPage>weigher((_, page) -> page.size())
                    .expireAfterAccess(IDLE)
                    .build();

    private final Cache<Own, SplicedPage> parts =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES / 4)
                    .<Own, SplicedPage>weigher((_, part) -> part.size())
                    .expireAfterAccess(IDLE)
                    .build();

    private final ThymeleafViewResolver views;
    private final FormProof proof;
    private final Shop shop;
    private final ScriptTexts texts;
    private final JsonMapper json;

    RenderedMenus(
            ThymeleafViewResolver views,
            FormProof proof,
            Shop shop,
            ScriptTexts texts,
            JsonMapper json) {
        this.views = views;
        this.proof = proof;
        this.shop = shop;
        this.texts = texts;
        this.json = json;
    }

    private record Own(
            TenantScope scope, String language, List<CouponOffer> offers, @Nullable String table) {}

    private record Key(
            TenantScope scope, Shop.Frame frame, String menu, StoreView store, Money minimum) {}

    SplicedPage of(Glance glance, HttpServletRequest request, HttpServletResponse response) {
        var key =
                new Key(
                        TenantScope.current(),
                        shop.frame(),
                        glance.menu().version(),
                        glance.store(),
                        glance.minimum());
        var known = pages.getIfPresent(key);
        if (known != null) return known;
        var page = MenuPage.of(glance, texts.menu(), json::writeValueAsString);
        var model = Map.of("page", page, "yours", hole);
        var fresh = SplicedPage.of(render("storefront/web/menu", model, request, response), hole);
        pages.put(key, fresh);
        return fresh;
    }

    /** What is this visitor's own; empty for most. */
    byte[] own(Glance glance, HttpServletRequest request, HttpServletResponse response) {
        if (glance.table() == null && glance.offers().isEmpty()) return new byte[0];
        var key =
                new Own(
                        TenantScope.current(),
                        shop.frame().language(),
                        glance.offers(),
                        glance.table());
        var known = parts.getIfPresent(key);
        if (known == null) {
            var model = new HashMap<String, Object>(Map.of("offers", glance.offers()));
            if (glance.table() != null) model.put("table", glance.table());
            var text = render("storefront/web/yours :: yours", model, request, response);
            known = SplicedPage.of(FormProof.takenOut(text, hole), hole);
            parts.put(key, known);
        }
        return known.filledWith(proof.of(request));
    }

    /** A page or a part of one as text, instead of as an answer. */
    private String render(
            String view,
            Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var written = new ContentCachingResponseWrapper(response);
        try {
            var found = views.resolveViewName(view, LocaleContextHolder.getLocale());
            Objects.requireNonNull(found).render(model, request, written);
        } catch (Exception e) {
            throw new IllegalStateException("cannot render " + view, e);
        }
        return new String(written.getContentAsByteArray(), UTF_8);
    }
}
