package io.yanhuo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Somebody with a browser of their own, who notices errors in its console and pages that others
 * cannot use.
 */
final class Visitor implements AutoCloseable {
    private static final int RELOADS = 3;
    private static final Path PICTURES = Path.of("target", "journey");
    private static final String AXE = axe();
    private static final String SERIOUS =
            """
            async () => {
                const found = await axe.run(document, { resultTypes: ['violations'] });
                return found.violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '));
            }
            """;

    private final String name;
    private final int width;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int pictures;

    Visitor(Browser browser, String name, int width, boolean scripts) {
        this.name = name;
        this.width = width;
        this.context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width < 600 ? 844 : 900)
                                .setJavaScriptEnabled(scripts)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai"));
        this.page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    void open(String address) {
        page.navigate(address);
    }

    Locator see(String testId) {
        return page.getByTestId(testId);
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().fill(text);
    }

    void arriveAt(String path) {
        page.waitForURL(Pattern.compile(".*" + path + ".*"));
    }

    /** Keeps a picture of the page and says what on it some people cannot use. */
    void look(String what) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                PICTURES.resolve(
                                        "%d-%s-%02d-%s.png"
                                                .formatted(width, name, ++pictures, what))));
        assertUsable(what);
    }

    /** Nothing that somebody could not read, reach or understand. */
    void assertUsable(String what) {
        assertThat((List<?>) evaluated(AXE, SERIOUS)).as("%s at %d px", what, width()).isEmpty();
        assertFits(what);
    }

    void assertFits(String what) {
        assertThat((Boolean) evaluated("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s at %d px fits without scrolling sideways", what, width())
                .isTrue();
    }

    /** What the last of them finds; once more, if the page has loaded itself anew meanwhile. */
    private Object evaluated(String... scripts) {
        for (int again = RELOADS; ; again--) {
            try {
                Object found = "";
                for (var script : scripts) found = page.evaluate(script);
                return found;
            } catch (PlaywrightException e) {
                if (again == 0 || !e.getMessage().contains("navigation")) throw e;
                page.waitForLoadState();
            }
        }
    }

    /** Turns to a screen of another width; the page is laid out anew, not loaded anew. */
    void resize(int newWidth) {
        page.setViewportSize(newWidth, newWidth < 600 ? 844 : 900);
    }

    private int width() {
        return page.viewportSize().width;
    }

    Map<String, String> cookies() {
        var found = new java.util.HashMap<String, String>();
        context.cookies().forEach(cookie -> found.put(cookie.name, cookie.value));
        return found;
    }

    void assertNoComplaints() {
        assertThat(complaints).as("%s's console", name).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private static String axe() {
        try (var script =
                Objects.requireNonNull(Visitor.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
