package io.yanhuo;

import dev.yanhuo.database.TestPorts;
import dev.yanhuo.wechat.WeChatSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Points a test's application at a WeChat sandbox of its own, which calls it back on a free port;
 * retries and refunds take a thousandth of their time.
 */
public final class TestWeChat
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Map<String, String> FAST = Map.of("sandbox.time-scale", "1000");

    private static final class Holder {
        static final WeChatSandbox SANDBOX = start();
    }

    public static WeChatSandbox sandbox() {
        return Holder.SANDBOX;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = TestPorts.next();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "wechat sandbox",
                                Map.of(
                                        "server.port",
                                        port,
                                        "yanhuo.wechat.base-url",
                                        sandbox().baseUrl().toString(),
                                        "yanhuo.wechat.credentials",
                                        sandbox().credentialsFile().toString(),
                                        "yanhuo.wechat.notify-base-url",
                                        "http://127.0.0.1:" + port)));
    }

    private static WeChatSandbox start() {
        try {
            return WeChatSandbox.start(Files.createTempDirectory("wechat-sandbox"), FAST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
