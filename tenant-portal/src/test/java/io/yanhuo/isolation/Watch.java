package io.yanhuo.isolation;

import io.yanhuo.Statements;
import io.yanhuo.WatchedRequests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of {@link WatchedRequests} the statements for the platform's schema are noted as well. */
@TestConfiguration(proxyBeanMethods = false)
class Watch {
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
