package io.yanhuo.access.web;

import io.yanhuo.access.Network;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Waits for the whole of a request before anybody looks at it. Who asks, what he may, and how the
 * restaurant stands is found out after that: whoever was let in on half of a form could send the
 * other half when he may no longer.
 *
 * <p>In front of all filters, and so of the restaurant's scope too: what never comes holds nothing
 * but its connection, and of these a network has so many ({@link UnderWay}). What is wrong with a
 * body is said further on, through the door that the request came by: {@link Unarrived}.
 */
@Component
@Order(0)
class Arrivals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String PROBLEM = Arrivals.class.getName();

    /** With which status a request is refused whose body did not come; else {@code HERE}. */
    static int problem(ServletRequest request) {
        return request.getAttribute(PROBLEM) instanceof Integer status ? status : ArrivingBody.HERE;
    }

    private final UnderWay underWay;
    private final LimitSettings limits;

    Arrivals(UnderWay underWay, LimitSettings limits) {
        this.underWay = underWay;
        this.limits = limits;
    }

    /** Around the page that says what went wrong, so that it is written when this goes on. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new Wait(underWay, limits.body()));
            }
        });
    }

    private static final class Wait extends ValveBase {
        private final UnderWay underWay;
        private final LimitSettings.Body limits;

        Wait(UnderWay underWay, LimitSettings.Body limits) {
            super(true);
            this.underWay = underWay;
            this.limits = limits;
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            // The end of an answer that has begun: its request was here then.
            if (request.isAsyncDispatching()) {
                getNext().invoke(request, response);
                return;
            }
            var body = new ArrivingBody(request, limits);
            try (var place = underWay.of(Network.of(request))) {
                if (!arrived(body, place, request, response)) return;
                try {
                    getNext().invoke(request, response);
                } finally {
                    body.end(response);
                }
            }
        }

        /**
         * @return false if nobody is there any more
         */
        private static boolean arrived(
                ArrivingBody body, UnderWay.Place place, Request request, Response response) {
            try {
                int problem = body.await(place);
                if (problem == ArrivingBody.HERE) return true;
                request.setAttribute(PROBLEM, problem);
                response.setHeader("Connection", "close");
                return true;
            } catch (IOException e) {
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
                return false;
            }
        }
    }
}
