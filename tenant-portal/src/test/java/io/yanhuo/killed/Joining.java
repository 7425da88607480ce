package io.yanhuo.killed;

import io.yanhuo.YanhuoApplication;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import java.util.List;
import org.springframework.boot.SpringApplication;

/**
 * Main class of a process that may be killed: the application, to which the same sign-ups are sent
 * as to every such process before it.
 */
final class Joining {
    private Joining() {}

    public static void main(String[] arguments) {
        var application = SpringApplication.run(YanhuoApplication.class, arguments);
        var signups = application.getBean(Signups.class);
        var phones = application.getEnvironment().getRequiredProperty("joining").split(",");
        for (var phone : List.of(phones)) {
            signups.begin(restaurant(new PhoneNumber(phone)), key(phone), null);
        }
    }

    private static NewRestaurant restaurant(PhoneNumber owner) {
        var slug = new Slug("phoenix-" + owner.digits());
        return new NewRestaurant("凤凰茶楼", slug, "roast", "#8c1c2b", null, owner);
    }

    private static String key(String phone) {
        return "request-key-of-" + phone;
    }
}
