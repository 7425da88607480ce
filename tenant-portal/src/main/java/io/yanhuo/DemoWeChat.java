package io.yanhuo;

import io.yanhuo.access.WxApps;
import io.yanhuo.payments.PaymentAccounts;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What WeChat gave the demo restaurants: a merchant number and a mini-program each. */
@Component
@ConditionalOnProperty("yanhuo.demo")
class DemoWeChat {
    private final WxApps apps;
    private final PaymentAccounts accounts;
    private final String file;

    DemoWeChat(
            WxApps apps,
            PaymentAccounts accounts,
            @Value("${yanhuo.wechat.credentials:}") String file) {
        this.apps = apps;
        this.accounts = accounts;
        this.file = file;
    }

    /** Without the sandbox there is nothing to connect; the restaurant then cannot be paid. */
    void connect(Tenant tenant, DemoShop shop) {
        var given = given();
        var prefix = "demo." + shop.number() + ".";
        var merchant = given.getProperty(prefix + "sub-mchid");
        if (merchant == null) return;
        apps.register(
                tenant.id(),
                given.getProperty(prefix + "appid"),
                given.getProperty(prefix + "secret"));
        accounts.connect(merchant);
    }

    private Properties given() {
        var given = new Properties();
        if (file.isBlank()) return given;
        try (var in = Files.newBufferedReader(Path.of(file))) {
            given.load(in);
            return given;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
