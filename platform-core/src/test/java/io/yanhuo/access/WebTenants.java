package io.yanhuo.access;

import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestTenants;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The real database, a developers' port that is free, and a WeChat that signs people in. */
final class WebTenants implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestTenants().initialize(context);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "web",
                                Map.of(
                                        "yanhuo.developer.port", TestPorts.next(),
                                        "yanhuo.wechat.api-base-url", TestWeChat.shared().url())));
    }
}
