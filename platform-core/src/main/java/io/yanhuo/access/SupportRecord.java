package io.yanhuo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes down what an operator changes in a restaurant, before it happens. */
@Component
class SupportRecord implements HandlerInterceptor {
    private final SupportDoor door;

    SupportRecord(SupportDoor door) {
        this.door = door;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var rule = Rule.of(handler);
        boolean ofTheRestaurant = rule != null && rule.who() != Who.SUPPORT;
        boolean support = CurrentActor.of(request).kind() == Who.SUPPORT;
        if (support && ofTheRestaurant && SupportDoor.changes(request)) door.recordChange(request);
        return true;
    }
}
