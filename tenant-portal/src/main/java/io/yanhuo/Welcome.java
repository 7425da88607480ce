package io.yanhuo;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens the demo restaurants and writes for a developer where everything is. */
@Component
@Profile("dev")
class Welcome implements ApplicationRunner {
    private final ObjectProvider<DemoRestaurants> restaurants;
    private final ObjectProvider<DemoPeople> people;
    private final AddressSettings address;
    private final WelcomeSettings settings;
    private final Path file;

    Welcome(
            ObjectProvider<DemoRestaurants> restaurants,
            ObjectProvider<DemoPeople> people,
            AddressSettings address,
            WelcomeSettings settings,
            @Value("${yanhuo.data}") Path data) {
        this.restaurants = restaurants;
        this.people = people;
        this.address = address;
        this.settings = settings;
        this.file = data.resolve("welcome.txt");
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("烟火 Yanhuo");
        lines.add("");
        line(lines, "开店 / open a restaurant", address.url(address.domain()));
        line(lines, "平台 / operators", address.url(address.hostOf("ops")));
        line(lines, "", settings.operatorLogin() + "   " + settings.operatorPassword());
        line(lines, "分销员 / distributors", address.url(address.hostOf("partner")));
        line(lines, "短信 / text messages", "http://127.0.0.1:" + settings.port() + "/dev/inbox");
        if (!settings.payerPage().isBlank()) {
            line(lines, "付款 / pay as a diner", settings.payerPage());
        }
        var demo = restaurants.getIfAvailable();
        if (demo != null) {
            for (var shop : DemoShop.ALL) describe(lines, shop, demo.open(shop));
            passwords(lines);
        }
        lines.add("");
        write(lines);
    }

    private void describe(List<String> lines, DemoShop shop, Tenant tenant) {
        lines.add("");
        line(lines, shop.name() + " 店铺 / storefront", address.url(tenant.host()));
        line(lines, shop.name() + " 工作台 / workspace", address.url(tenant.host()) + "/admin");
    }

    private void passwords(List<String> lines) {
        var known = people.getObject();
        lines.add("");
        line(lines, "店主 / owner", DemoShop.OWNER + "   " + known.password("owner"));
        line(lines, "收银 / cashier", DemoShop.CASHIER + "   " + known.password("cashier"));
        line(lines, "后厨 / kitchen", DemoShop.COOK + "   " + known.password("kitchen"));
    }

    /** Chinese letters are twice as wide. */
    private static void line(List<String> lines, String what, String where) {
        long width = what.codePoints().map(c -> c > 0x2e80 ? 2 : 1).sum();
        lines.add("  " + what + " ".repeat((int) Math.max(1, 36 - width)) + where);
    }

    private void write(List<String> lines) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(fresh, lines);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
