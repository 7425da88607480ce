package dev.yanhuo.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The owner of the demo restaurant, signed in to the workspace. */
final class Owner {
    private final Web browser;

    Owner(Place place) throws IOException {
        browser = new Web(place.port(), place.shop().host());
        var passwords = properties(place.data().resolve("demo-passwords.properties"));
        var fields =
                Map.of(
                        "phone",
                        "13800000001",
                        "password",
                        passwords.getProperty("owner"),
                        "next",
                        "/admin");
        browser.form("/admin/login", "/admin/login", fields);
    }

    void offerCoupon(String name) {
        var terms =
                Map.of(
                        "name", name,
                        "off", "10",
                        "atLeast", "40",
                        "total", "",
                        "validDays", "30");
        browser.form("/admin/coupons", "/admin/coupons", terms);
    }

    Visit orderList() {
        return page("/admin/orders");
    }

    Visit figures() {
        return page("/admin");
    }

    private Visit page(String path) {
        var headers =
                Map.of(
                        "Cookie",
                        browser.cookies(),
                        "Accept",
                        "text/html",
                        "Accept-Encoding",
                        "gzip");
        return Visit.get(browser.host(), path, headers);
    }

    static Properties properties(Path file) throws IOException {
        var found = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            found.load(in);
        }
        return found;
    }
}
