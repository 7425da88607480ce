package dev.yanhuo.wechat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A merchant who listens, and people who buy from him. */
abstract class CallbackScene extends WithSandbox {
    MerchantServer server;

    @BeforeEach
    void listen() {
        server = new MerchantServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void buy(String number) {
        buy(number, server.url());
    }

    void buy(String number, String url) {
        merchant.pay(merchant.place(order(number, url)), "amei");
    }

    tools.jackson.databind.node.ObjectNode order(String number, String url) {
        return merchant.nativeOrder(number, 4500).put("notify_url", url);
    }

    JsonNode notice(String subject) {
        return merchant.control("GET", "/sandbox/callbacks?subject=" + subject, "").json().path(0);
    }

    String state(String subject) {
        return notice(subject).path("state").asString();
    }
}
