package io.yanhuo.access;

import io.yanhuo.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
                                        "yanhuo.developer.port", freePort(),
                                        "yanhuo.wechat.api-base-url", TestWeChat.shared().url())));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
