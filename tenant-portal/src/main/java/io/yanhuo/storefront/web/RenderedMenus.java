package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.access.KeptParts;
import io.yanhuo.members.CouponOffer;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.web.PageText;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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

    private final PageText text;
    private final KeptParts parts;
    private final Shop shop;
    private final ScriptTexts texts;
    private final JsonMapper json;

    RenderedMenus(PageText text, KeptParts parts, Shop shop, ScriptTexts texts, JsonMapper json) {
        this.text = text;
        this.parts = parts;
        this.shop = shop;
        this.texts = texts;
        this.json = json;
    }

    private record Own(List<CouponOffer> offers, @Nullable String table) {}

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
        var fresh = SplicedPage.of(text.of("storefront/web/menu", model, request, response), hole);
        pages.put(key, fresh);
        return fresh;
    }

    /** What is this visitor's own; empty for most. */
    byte[] own(Glance glance, HttpServletRequest request, HttpServletResponse response) {
        if (glance.table() == null && glance.offers().isEmpty()) return new byte[0];
        var own = new Own(glance.offers(), glance.table());
        return parts.of("storefront/web/yours :: yours", own, () -> model(own), request, response)
                .getBytes(UTF_8);
    }

    private static Map<String, ?> model(Own own) {
        var model = new HashMap<String, Object>(Map.of("offers", own.offers()));
        if (own.table() != null) model.put("table", own.table());
        return model;
    }
}
