package dev.yanhuo.wechat.gate;

import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which paths are WeChat's own; all others are pages and controls of the sandbox. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    private static final List<String> PATHS = List.of("/v3/*", "/cgi-bin/*", "/sns/*", "/wxa/*");

    @Bean
    ServletRegistrationBean<ApiServlet> api(Gate gate) {
        return new ServletRegistrationBean<>(new ApiServlet(gate), PATHS.toArray(String[]::new));
    }
}
