package io.yanhuo.access.web;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.shared.web.ShortAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says why a request is not looked at that did not come whole; see {@link Arrivals}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 32)
class Unarrived extends OncePerRequestFilter {
    private final ShortAnswer answer;

    Unarrived(ShortAnswer answer) {
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int problem = Arrivals.problem(request);
        switch (problem) {
            case ArrivingBody.HERE -> chain.doFilter(request, response);
            case ArrivingBody.TOO_MANY ->
                    answer.send(new AccessRefusal.TooManyAtOnce(), request, response);
            default -> response.sendError(problem);
        }
    }
}
