package dev.yanhuo.wechat.people;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.Rsa;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is there when the sandbox starts for the first time. Repeating it adds what is missing. */
@Component
class Founding {
    private static final List<User> PAYERS =
            List.of(new User("amei", "阿梅"), new User("dawei", "大伟"), new User("xiaolin", "小林"));
    private static final List<String> RESTAURANTS = List.of("王记烧腊", "小满面馆");

    private final People people;

    Founding(People people) {
        this.people = people;
        found(Merchant.Kind.PROVIDER, "烟火餐饮服务");
        found(Merchant.Kind.DIRECT, "烟火科技");
        RESTAURANTS.forEach(this::found);
        PAYERS.forEach(each -> people.join(each.id(), each.name()));
    }

    private void found(Merchant.Kind kind, String name) {
        if (people.merchants().stream().noneMatch(each -> each.kind() == kind)) {
            people.join(merchant(name, kind));
        }
    }

    private void found(String restaurant) {
        if (people.subMerchants().stream().noneMatch(each -> each.name().equals(restaurant))) {
            people.newSubMerchant(restaurant, people.newApp(restaurant));
        }
    }

    private Merchant merchant(String name, Merchant.Kind kind) {
        var keys = Rsa.newKeys();
        return new Merchant(
                "16" + Chance.digits(8),
                name,
                kind,
                String.format("%040X", Chance.serial()),
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()),
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                Chance.letters(32),
                Chance.letters(32),
                List.of(people.newApp(name).appid()));
    }
}
