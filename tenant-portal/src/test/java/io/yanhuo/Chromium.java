package io.yanhuo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine; {@code ./yanhuo test} installs it where there is none. */
public final class Chromium {
    static {
        // Two browsers share two processors with all that they look at.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium() {}

    public static Playwright driver() {
        var nothingToFetch = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new CreateOptions().setEnv(nothingToFetch));
    }

    public static Browser started(Playwright driver) {
        var program = System.getenv().getOrDefault("YANHUO_CHROMIUM", "/usr/bin/chromium");
        return driver.chromium()
                .launch(
                        new LaunchOptions()
                                .setExecutablePath(Path.of(program))
                                .setArgs(
                                        List.of(
                                                "--no-sandbox",
                                                "--disable-gpu",
                                                "--disable-quic",
                                                "--no-first-run",
                                                "--disable-background-networking",
                                                "--disable-component-update",
                                                "--disable-sync")));
    }
}
