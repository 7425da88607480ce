package io.yanhuo.access.web;

import io.yanhuo.access.CountedAs;
import io.yanhuo.access.CurrentActor;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.shared.web.ShortAnswer;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets each restaurant have so much of each kind of requests, so that a crowd at one is still
 * served, and the others as well. Behind the guards of {@code access}: what strangers send to the
 * workspace takes nothing from those who work there. Payment services call on nobody's behalf until
 * their signature is read, so what they report never counts.
 */
@Component
class TrafficLimit implements HandlerInterceptor, WebMvcConfigurer {
    private static final int BEHIND_THE_GUARDS = Ordered.HIGHEST_PRECEDENCE + 10;

    private final TrafficShares shares;
    private final ShortAnswer answer;

    TrafficLimit(TrafficShares shares, ShortAnswer answer) {
        this.shares = shares;
        this.answer = answer;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(BEHIND_THE_GUARDS);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean counts =
                request.getDispatcherType() == DispatcherType.REQUEST
                        && TenantScope.bound()
                        && handler instanceof HandlerMethod;
        if (!counts) return true;
        var refusal = shares.count(traffic((HandlerMethod) handler, request));
        if (refusal == null) return true;
        answer.send(refusal, request, response);
        return false;
    }

    private static Traffic traffic(HandlerMethod method, HttpServletRequest request) {
        var declared = method.getMethodAnnotation(CountedAs.class);
        if (declared == null) {
            var type = method.getBeanType();
            declared = AnnotatedElementUtils.findMergedAnnotation(type, CountedAs.class);
        }
        if (declared != null) return declared.value();
        boolean atWork =
                Face.of(request) == Face.WORKSPACE && CurrentActor.of(request).kind() == Who.STAFF;
        return atWork ? Traffic.WORKSPACE : Traffic.STOREFRONT;
    }
}
