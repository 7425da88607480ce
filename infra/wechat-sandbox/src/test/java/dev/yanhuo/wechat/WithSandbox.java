package dev.yanhuo.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** One sandbox for all tests, a hundred times faster than reality, empty before each. */
abstract class WithSandbox {
    protected static final WeChatSandbox SANDBOX = start();

    protected Merchants merchant = Merchants.provider(SANDBOX);

    private static WeChatSandbox start() {
        try {
            var data = Files.createTempDirectory("wechat-sandbox");
            return WeChatSandbox.start(
                    data, Map.of("sandbox.time-scale", "100", "sandbox.callback-limit", "1s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void reset() {
        merchant.control("POST", "/sandbox/reset", "");
        merchant = Merchants.provider(SANDBOX);
    }
}
