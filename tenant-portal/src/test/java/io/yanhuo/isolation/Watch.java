package io.yanhuo.isolation;

import io.yanhuo.Statements;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes what a request that says so makes both databases do. */
@TestConfiguration(proxyBeanMethods = false)
class Watch {
    static final String HEADER = "X-Watched";

    private static final Map<String, BlockingQueue<List<String>>> NOTED = new ConcurrentHashMap<>();

    /** The statements of a request that has been answered, once the server is done with it. */
    static List<String> of(String request) {
        try {
            var noted = queue(request).poll(10, TimeUnit.SECONDS);
            if (noted == null) throw new AssertionError("a request that was not watched");
            return noted;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            NOTED.remove(request);
        }
    }

    private static BlockingQueue<List<String>> queue(String request) {
        return NOTED.computeIfAbsent(request, _ -> new LinkedBlockingQueue<>());
    }

    @Bean
    FilterRegistrationBean<Noting> noting() {
        var registration = new FilterRegistrationBean<>(new Noting());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    static final class Noting extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var watched = request.getHeader(HEADER);
            if (watched == null) {
                chain.doFilter(request, response);
                return;
            }
            response.setHeader(HEADER, watched);
            var statements = Statements.startNoting();
            try {
                chain.doFilter(request, response);
            } finally {
                queue(watched).add(List.copyOf(statements));
            }
        }
    }

    /** What the platform's schema is asked goes through plain JDBC, which tells nobody. */
    @Bean
    static BeanPostProcessor platformWatched() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcClient client ? watched(client) : bean;
            }
        };
    }

    private static JdbcClient watched(JdbcClient client) {
        return (JdbcClient)
                Proxy.newProxyInstance(
                        Watch.class.getClassLoader(),
                        new Class<?>[] {JdbcClient.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("sql")) {
                                Statements.note(String.valueOf(arguments[0]));
                            }
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
