package io.yanhuo.access.web;

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
 * <p>In front of all filters, and so of the restaurant's scope too. What is wrong with a body is
 * said further on, through the door that the request came by: {@link Unarrived}.
 */
@Component
@Order(0)
class Arrivals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String PROBLEM = Arrivals.class.getName();

    /** With which status a request is refused whose body did not come; else {@code HERE}. */
    static int problem(ServletRequest request) {
        return request.getAttribute(PROBLEM) instanceof Integer status ? status : ArrivingBody.HERE;
    }

    /** Around the page that says what went wrong, so that it is written when this goes on. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new Wait());
            }
        });
    }

    private static final class Wait extends ValveBase {
        Wait() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            // The end of an answer that has begun: its request was here then.
            if (request.isAsyncDispatching()) getNext().invoke(request, response);
            else receive(request, response);
        }

        private void receive(Request request, Response response)
                throws IOException, ServletException {
            var body = new ArrivingBody(request);
            try {
                int problem = body.await();
                if (problem != ArrivingBody.HERE) {
                    request.setAttribute(PROBLEM, problem);
                    response.setHeader("Connection", "close");
                }
            } catch (IOException e) {
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
                return;
            }
            try {
                getNext().invoke(request, response);
            } finally {
                body.end();
            }
        }
    }
}
