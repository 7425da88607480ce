package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Menus as finished pages, one for each restaurant, version and language, with a hole for what is
 * the visitor's own: his table and coupons.
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

    private final ThymeleafViewResolver views;
    private final Shop shop;
    private final ScriptTexts texts;
    private final JsonMapper json;

    RenderedMenus(ThymeleafViewResolver views, Shop shop, ScriptTexts texts, JsonMapper json) {
        this.views = views;
        this.shop = shop;
        this.texts = texts;
        this.json = json;
    }

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

    /** A page or a part of one as text, instead of as an answer. */
    String render(
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
