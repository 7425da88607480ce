package io.yanhuo.access;

import static org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps people of a practice copy out of the pages that are about real money or the life of the
 * real restaurant, and the other way round; each page's {@link WorkspaceEntry} says where it is.
 */
@Component
class PracticeDoor implements HandlerInterceptor, WebMvcConfigurer {
    private final Tenants tenants;
    private final List<WorkspaceEntry> entries;

    PracticeDoor(Tenants tenants, ObjectProvider<WorkspaceEntry> entries) {
        this.tenants = tenants;
        this.entries = entries.stream().toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/admin/**")
                .order(Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The end of an answer that has begun; the copy may be gone by then.
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        boolean practice = tenants.practising();
        // The route and not the address, which can be spelled in many ways.
        var route = String.valueOf(request.getAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE));
        boolean elsewhere =
                entries.stream()
                        .filter(entry -> !entry.isIn(practice))
                        .anyMatch(entry -> entry.covers(route));
        if (elsewhere) {
            throw new Refused(
                    practice
                            ? new PracticeRefusal.NotInPractice()
                            : new PracticeRefusal.InPracticeOnly());
        }
        return true;
    }
}
