package dev.yanhuo.wechat.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Everybody who takes part, looked up by the numbers WeChat gave them. */
@Component
public class People {
    private final Shelf<Merchant> merchants;
    private final Shelf<SubMerchant> subMerchants;
    private final Shelf<App> apps;
    private final Shelf<User> users;
    private final Shelf<Account> accounts;

    People(Store store) {
        merchants = store.shelf("merchants", Merchant.class, Merchant::mchid);
        subMerchants = store.shelf("sub-merchants", SubMerchant.class, SubMerchant::mchid);
        apps = store.shelf("apps", App.class, App::appid);
        users = store.shelf("users", User.class, User::id);
        accounts = store.shelf("accounts", Account.class, Account::mchid);
    }

    public List<Merchant> merchants() {
        return merchants.all();
    }

    public Optional<Merchant> merchant(String mchid) {
        return merchants.find(mchid);
    }

    public Merchant provider() {
        return merchants.where(Merchant::isProvider).findFirst().orElseThrow();
    }

    public List<SubMerchant> subMerchants() {
        return subMerchants.all();
    }

    public Optional<SubMerchant> subMerchant(String mchid) {
        return subMerchants.find(mchid);
    }

    public List<App> apps() {
        return apps.all();
    }

    public Optional<App> app(String appid) {
        return apps.find(appid);
    }

    public List<User> users() {
        return users.all();
    }

    public Optional<User> user(String id) {
        return users.find(id);
    }

    public User join(String id, String name) {
        return users.put(new User(id, name));
    }

    void join(Merchant merchant) {
        merchants.put(merchant);
    }

    public App newApp(String name) {
        return apps.put(
                new App("wx" + Chance.hex(16), Chance.hex(32), "gh_" + Chance.hex(12), name));
    }

    /** What WeChat's own onboarding ends with: a number, an account and both ways to pay. */
    public SubMerchant newSubMerchant(String name, App app) {
        var products = EnumSet.allOf(SubMerchant.Product.class);
        return subMerchants.put(
                new SubMerchant(
                        "17" + Chance.digits(8),
                        provider().mchid(),
                        name,
                        List.of(app.appid()),
                        products,
                        "62" + Chance.digits(17)));
    }

    public SubMerchant bind(SubMerchant to, App app) {
        return subMerchants.put(to.bound(app.appid()));
    }

    public SubMerchant open(SubMerchant to, java.util.Set<SubMerchant.Product> products) {
        return subMerchants.put(to.with(products));
    }

    public long balance(String mchid) {
        return accounts.find(mchid).map(Account::balance).orElse(0L);
    }

    public void credit(String mchid, long fen) {
        accounts.put(new Account(mchid, balance(mchid) + fen));
    }

    /** The same person is somebody else to every app. */
    public String openid(String appid, User user) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = app(appid).map(App::secret).orElse(appid).getBytes(UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var digest = mac.doFinal((appid + " " + user.id()).getBytes(UTF_8));
            return "o" + Base64.getUrlEncoder().encodeToString(digest).substring(0, 27);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC", e);
        }
    }

    public Optional<User> byOpenid(String appid, String openid) {
        return users.where(user -> openid(appid, user).equals(openid)).findFirst();
    }
}
