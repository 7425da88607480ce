package io.yanhuo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the token into every form that a template writes with {@code th:action}. */
@Component("requestDataValueProcessor")
class FormTokens implements RequestDataValueProcessor {
    private static final String READS = FormTokens.class.getName() + ".reads";

    private final Csrf csrf;

    FormTokens(Csrf csrf) {
        this.csrf = csrf;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String httpMethod) {
        boolean local = action.startsWith("/") && !action.startsWith("//");
        boolean reads = !local || "get".equalsIgnoreCase(httpMethod);
        request.setAttribute(READS, reads);
        return action;
    }

    @Override
    public String processFormFieldValue(
            HttpServletRequest request, @Nullable String name, String value, String type) {
        return value;
    }

    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        var token = csrf.token(request);
        boolean reads = Boolean.TRUE.equals(request.getAttribute(READS));
        return token == null || reads ? null : Map.of(Csrf.FIELD, token);
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return url;
    }
}
