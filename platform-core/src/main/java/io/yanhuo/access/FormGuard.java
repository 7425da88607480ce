package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Changes nothing on the word of another site; gives every page the token for its forms. */
@Component
class FormGuard implements HandlerInterceptor {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Csrf csrf;

    FormGuard(Csrf csrf) {
        this.csrf = csrf;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod)) return true;
        boolean safe = SAFE.contains(request.getMethod());
        if (!safe && forged(request)) throw new Refused(new AccessRefusal.Forged());
        if (Csrf.concerns(request)) csrf.name(request, response);
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null) return;
        if (!page.getViewName().startsWith("redirect:")) {
            page.addObject("csrf", csrf.token(request));
        }
    }

    private boolean forged(HttpServletRequest request) {
        if (Face.of(request) == Face.DEVELOPER) return Csrf.madeElsewhere(request);
        if (!Csrf.concerns(request)) return false;
        return Csrf.madeElsewhere(request) || !csrf.proved(request);
    }
}
