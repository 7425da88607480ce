package dev.yanhuo.wechat.control;

import static dev.yanhuo.wechat.control.Problems.unknown;

import dev.yanhuo.wechat.miniprogram.Logins;
import dev.yanhuo.wechat.people.App;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.SubMerchant;
import dev.yanhuo.wechat.people.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part, and what they hold. */
@RestController
@RequestMapping("/sandbox")
class PeopleControl {
    private final People people;
    private final Logins logins;

    PeopleControl(People people, Logins logins) {
        this.people = people;
        this.logins = logins;
    }

    record Merchants(List<Merchant> merchants, List<SubMerchant> subMerchants) {}

    @GetMapping("/merchants")
    Merchants merchants() {
        return new Merchants(people.merchants(), people.subMerchants());
    }

    record Named(String name) {}

    /** What a restaurant gets from WeChat's onboarding. */
    record Onboarded(String subMchid, String appid, String secret) {}

    @PostMapping("/merchants")
    Onboarded onboard(@RequestBody Named named) {
        var app = people.newApp(named.name());
        var restaurant = people.newSubMerchant(named.name(), app);
        return new Onboarded(restaurant.mchid(), app.appid(), app.secret());
    }

    record Holdings(@Nullable Long balance, @Nullable Set<SubMerchant.Product> products) {}

    @PostMapping("/merchants/{mchid}")
    Map<String, Long> hold(@PathVariable String mchid, @RequestBody Holdings holdings) {
        if (holdings.balance() != null) {
            people.credit(mchid, holdings.balance() - people.balance(mchid));
        }
        if (holdings.products() != null) {
            var restaurant = people.subMerchant(mchid).orElseThrow(unknown(mchid));
            people.open(restaurant, Set.copyOf(holdings.products()));
        }
        return Map.of("balance", people.balance(mchid));
    }

    @GetMapping("/apps")
    List<App> apps() {
        return people.apps();
    }

    record NewApp(String name, @Nullable String subMchid) {}

    @PostMapping("/apps")
    App newApp(@RequestBody NewApp wanted) {
        var app = people.newApp(wanted.name());
        if (wanted.subMchid() != null) {
            var restaurant = people.subMerchant(wanted.subMchid());
            people.bind(restaurant.orElseThrow(unknown(wanted.subMchid())), app);
        }
        return app;
    }

    record ByUser(String user) {}

    /** As if that person opened the mini-program: a code for {@code jscode2session}. */
    @PostMapping("/apps/{appid}/codes")
    Map<String, String> login(@PathVariable String appid, @RequestBody ByUser by) {
        var app = people.app(appid).orElseThrow(unknown(appid));
        var user = people.user(by.user()).orElseThrow(unknown(by.user()));
        return Map.of("code", logins.login(app, user).code());
    }

    @GetMapping("/users")
    List<User> users() {
        return people.users();
    }

    @PostMapping("/users")
    User join(@RequestBody User user) {
        return people.join(user.id(), user.name());
    }

    @GetMapping("/users/{id}/openid")
    Map<String, String> openid(@PathVariable String id, @RequestParam String appid) {
        var app = people.app(appid).orElseThrow(unknown(appid));
        return Map.of(
                "openid", people.openid(app.appid(), people.user(id).orElseThrow(unknown(id))));
    }
}
