package io.yanhuo.tenancy.web;

import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What outsiders see at a door behind which nobody serves: the same for a restaurant that is
 * suspended, gone, or was never there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedDoor implements ErrorViewResolver {
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (Face.of(request) != null) return null;
        return new ModelAndView("tenancy/web/closed", Map.of(), HttpStatus.NOT_FOUND);
    }
}
