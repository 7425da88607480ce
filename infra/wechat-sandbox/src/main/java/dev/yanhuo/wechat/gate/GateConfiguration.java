package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.journal.Journal;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which paths are WeChat's own; all others are pages and controls of the sandbox. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    private static final List<String> PATHS = List.of("/v3/*", "/cgi-bin/*", "/sns/*", "/wxa/*");

    @Bean
    ServletRegistrationBean<ApiServlet> api(Gate gate, Journal journal) {
        return new ServletRegistrationBean<>(
                new ApiServlet(gate, journal), PATHS.toArray(String[]::new));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> cuttable() {
        return server -> server.addEngineValves(new CutLine());
    }
}
