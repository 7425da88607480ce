package io.yanhuo.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Makes a page, or a part of one, as text instead of as an answer. */
@Component
public class PageText {
    private final ObjectProvider<ThymeleafViewResolver> views;

    PageText(ObjectProvider<ThymeleafViewResolver> views) {
        this.views = views;
    }

    /**
     * @param view such as {@code storefront/web/yours :: yours}
     */
    public String of(
            String view,
            Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var written = new ContentCachingResponseWrapper(response);
        try {
            var found = views.getObject().resolveViewName(view, LocaleContextHolder.getLocale());
            Objects.requireNonNull(found).render(model, request, written);
        } catch (Exception e) {
            throw new IllegalStateException("cannot render " + view, e);
        }
        return new String(written.getContentAsByteArray(), UTF_8);
    }
}
