package dev.yanhuo.bench;

import java.util.Map;
import java.util.regex.Pattern;

/** A restaurant that joins through the form, as its owner's browser does it. */
final class Signup {
    private static final Pattern KEY = Pattern.compile("name=\"key\"[^>]*value=\"([0-9a-z]{24})\"");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final int PATIENCE_SECONDS = 120;
    private static final int POLL_MILLIS = 20;

    private final int port;
    private final Web browser;
    private final String slug;
    private final String phone;
    private final String domain;

    /**
     * @param domain whose sub-domains are the restaurants
     */
    Signup(int port, String domain, int number) {
        this.port = port;
        this.slug = "bench" + number;
        this.phone = "139" + "%08d".formatted(number);
        this.domain = domain;
        this.browser = new Web(port, domain);
    }

    /** Proves the phone and fills the form in; the click that sends it is still to come. */
    Map<String, String> fill() {
        browser.form("/signup", "/signup/codes", Map.of("phone", phone));
        var key = KEY.matcher(browser.get("/signup"));
        if (!key.find()) throw new IllegalStateException("the form has no key");
        return Map.of(
                "key",
                key.group(1),
                "name",
                "基准饭店 " + slug,
                "address",
                slug,
                "cuisine",
                "roast",
                "colour",
                "#b3361b",
                "phone",
                phone,
                "code",
                code(),
                "terms",
                "yes",
                "privacy",
                "yes");
    }

    private String code() {
        var inbox =
                new Web(port + Place.DEVELOPER, "127.0.0.1")
                        .json("/dev/inbox?phone=" + phone, Map.of());
        var code = CODE.matcher(inbox.get(0).get("text").asString());
        if (!code.find()) throw new IllegalStateException("no code in " + inbox);
        return code.group();
    }

    /**
     * @return seconds from the click to a storefront that shows its dishes
     */
    double send(Map<String, String> form) throws InterruptedException {
        long click = System.nanoTime();
        browser.form("/signup", "/signup", form);
        var storefront = new Web(port, slug + "." + domain);
        while (!opened(storefront)) {
            if (seconds(click) > PATIENCE_SECONDS) {
                throw new IllegalStateException(slug + " did not open");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return seconds(click);
    }

    private static boolean opened(Web storefront) {
        var answer = storefront.look("/");
        return answer.statusCode() == 200 && answer.body().contains("叉烧饭");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
