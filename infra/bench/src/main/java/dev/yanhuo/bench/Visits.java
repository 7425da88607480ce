package dev.yanhuo.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What diners and staff ask for, one request each. */
final class Visits {
    /** The specs of the reference order: rice in the larger spec, and tea. */
    static final String SKUS =
            "SELECT s.sku_id FROM sku s JOIN dish d ON d.dish_id = s.dish_id"
                    + " WHERE s.removed = FALSE AND ((d.name = '叉烧饭' AND s.spec = '大')"
                    + " OR d.name = '柠檬茶') ORDER BY d.name DESC";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern FIELD =
            Pattern.compile(
                    "<input type=\"hidden\" name=\"([^\"]*csrf[^\"]*)\" value=\"([^\"]+)\"");

    private final Server server;
    private final Restaurant shop;
    private final String api;
    private final String token;
    private String order = "";

    Visits(int port, Path data, Restaurant shop) throws IOException {
        this.server = new Server(port);
        this.shop = shop;
        this.api = "/t/" + shop.publicId() + "/api";
        this.token = signIn(new Server(port + 30), data);
        signInAsOwner(data);
    }

    /** As a diner in the mini-program, whose code comes from WeChat. */
    private String signIn(Server wechat, Path data) throws IOException {
        var given = properties(data.resolve("wechat/credentials.properties"));
        var user =
                JSON.readTree(wechat.get("", "/sandbox/users", 200, Map.of()))
                        .get(0)
                        .get("id")
                        .asString();
        var path = "/sandbox/apps/" + given.getProperty("demo.1.appid") + "/codes";
        var code =
                JSON.readTree(wechat.post("", path, json(Map.of("user", user)), 200, typed()))
                        .get("code")
                        .asString();
        var login = server.post("", api + "/login", json(Map.of("code", code)), 200, typed());
        return JSON.readTree(login).get("token").asString();
    }

    private void signInAsOwner(Path data) throws IOException {
        var passwords = properties(data.resolve("demo-passwords.properties"));
        var form = server.get(shop.host(), "/admin/login", 200, Map.of());
        var field = FIELD.matcher(form);
        var meta = CSRF.matcher(form);
        var proof = field.find() ? "&" + field.group(1) + "=" + encoded(field.group(2)) : "";
        var body =
                "phone=13800000001&next=/admin&password="
                        + encoded(passwords.getProperty("owner"))
                        + proof;
        var headers =
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-CSRF-Token",
                        meta.find() ? meta.group(1) : "");
        server.post(shop.host(), "/admin/login", body, 303, headers);
    }

    /** Asks what the reference order costs now, and remembers it. */
    List<String> skus(List<String> skus) {
        var choices =
                skus.stream()
                        .map(sku -> Map.of("skuId", sku, "addOns", List.of(), "quantity", 1))
                        .toList();
        var basket =
                Map.of(
                        "choices",
                        choices,
                        "fulfilment",
                        "DELIVERY",
                        "address",
                        Map.of(
                                "name", "陈小姐",
                                "phone", "13612340000",
                                "text", "八卦四路 3 号",
                                "point", Map.of("latitude", 22.57, "longitude", 114.0925)));
        var quote =
                JSON.readTree(
                        server.post(
                                "", api + "/quote", json(Map.of("basket", basket)), 200, bearer()));
        long payable = quote.get("payable").asLong();
        order = json(Map.of("basket", basket, "payable", payable));
        return skus;
    }

    void health(int n) {
        server.get("", "/healthz", 200, Map.of());
    }

    void menu(int n) {
        server.get("", api + "/menu", 200, Map.of("Accept-Encoding", "gzip"));
    }

    void page(int n) {
        server.get(shop.host(), "/", 200, Map.of("Accept", "text/html", "Accept-Encoding", "gzip"));
    }

    void order(int n) {
        var headers = new java.util.HashMap<>(bearer());
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        server.post("", api + "/orders", order, 201, headers);
    }

    void orderList(int n) {
        server.get(shop.host(), "/admin/orders", 200, Map.of("Accept", "text/html"));
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    private static Map<String, String> typed() {
        return Map.of("Content-Type", "application/json");
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Properties properties(Path file) throws IOException {
        var found = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            found.load(in);
        }
        return found;
    }
}
