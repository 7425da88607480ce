package io.yanhuo.tenancy.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code /healthz}, on any host: 200 when this node can serve, 503 when it cannot reach the
 * platform's database. Says nothing else to anybody.
 */
@Configuration(proxyBeanMethods = false)
class HealthCheck {
    @Bean
    ServletRegistrationBean<HttpServlet> healthServlet(JdbcClient platform) {
        return new ServletRegistrationBean<>(new HealthServlet(platform), "/healthz");
    }

    private static final class HealthServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient JdbcClient platform;

        HealthServlet(JdbcClient platform) {
            this.platform = platform;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean well = reachable();
            response.setStatus(well ? 200 : 503);
            response.setContentType("text/plain");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().println(well ? "ok" : "database");
        }

        private boolean reachable() {
            try {
                return platform.sql("SELECT 1").query(Integer.class).single() == 1;
            } catch (DataAccessException _) {
                return false;
            }
        }
    }
}
