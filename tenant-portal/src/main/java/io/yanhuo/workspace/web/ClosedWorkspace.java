package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CurrentActor;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.LimitRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What is left of the workspace when the plan is over for good: paying, and the orders that diners
 * have paid for, so that they are cooked or paid back.
 */
@Component
class ClosedWorkspace implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<Permission> STAYS =
            EnumSet.of(
                    Permission.BILLING_PAY,
                    Permission.ORDERS_VIEW,
                    Permission.ORDERS_HANDLE,
                    Permission.ORDERS_REFUND,
                    Permission.KITCHEN_WORK);

    /** Where people find themselves in place of the home page, by the first that they may. */
    private static final Map<Permission, String> INSTEAD = instead();

    private final Allowances allowances;

    ClosedWorkspace(Allowances allowances) {
        this.allowances = allowances;
    }

    private static Map<Permission, String> instead() {
        var pages = new LinkedHashMap<Permission, String>();
        pages.put(Permission.BILLING_PAY, "/admin/subscription");
        pages.put(Permission.ORDERS_VIEW, "/admin/orders");
        pages.put(Permission.KITCHEN_WORK, "/admin/kitchen");
        return pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (Face.of(request) != Face.WORKSPACE || stays(handler)) return true;
        if (allowances.has(Feature.WORKSPACE)) return true;
        var page = instead(request);
        if (page == null) throw new Refused(new LimitRefusal.NotIncluded(Feature.WORKSPACE));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", page);
        return false;
    }

    private static boolean stays(Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var rule = rule(method);
        return rule == null
                || rule.value() != Who.STAFF
                || rule.alsoClosed()
                || Arrays.stream(rule.may()).anyMatch(STAYS::contains);
    }

    private static @Nullable Allow rule(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allow.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allow.class);
    }

    /** Only on the way to the home page: who wants something else is told why not. */
    private static @Nullable String instead(HttpServletRequest request) {
        var role = CurrentActor.of(request).role();
        if (role == null || !request.getRequestURI().equals("/admin")) return null;
        return INSTEAD.entrySet().stream()
                .filter(page -> role.permissions().contains(page.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
