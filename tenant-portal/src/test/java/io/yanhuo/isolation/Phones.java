package io.yanhuo.isolation;

import io.yanhuo.SandboxHere;
import io.yanhuo.access.WxApps;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who opens a restaurant's mini-program on a phone. */
final class Phones {
    private Phones() {}

    /** With which the mini-program, a new one, speaks for its diner. */
    static String token(ApplicationContext beans, Tenant tenant, int port) {
        var wechat = SandboxHere.sandbox().baseUrl() + "/sandbox";
        var app = post(wechat + "/apps", "{\"name\": \"iso\"}");
        var appid = text(app, "appid");
        beans.getBean(WxApps.class).register(tenant.id(), appid, text(app, "secret"));
        post(wechat + "/users", "{\"id\": \"iso\", \"name\": \"iso\"}");
        var code = post(wechat + "/apps/" + appid + "/codes", "{\"user\": \"iso\"}");
        var login = "http://127.0.0.1:" + port + "/t/" + tenant.publicId() + "/api/login";
        return text(post(login, "{\"code\": \"%s\"}".formatted(text(code, "code"))), "token");
    }

    private static String text(String json, String name) {
        return JsonMapper.shared().readTree(json).get(name).asString();
    }

    private static String post(String address, String body) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
