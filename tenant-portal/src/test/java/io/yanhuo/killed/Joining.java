package io.yanhuo.killed;

import static org.awaitility.Awaitility.await;

import io.yanhuo.YanhuoApplication;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Main class of a process that may be killed: the application, to which the same sign-ups are sent
 * as to every such process before it. One that the database has not taken is sent again, as an
 * owner would.
 */
final class Joining {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Joining() {}

    public static void main(String[] arguments) {
        var application = SpringApplication.run(YanhuoApplication.class, arguments);
        var signups = application.getBean(Signups.class);
        var phones = application.getEnvironment().getRequiredProperty("joining").split(",");
        for (var phone : List.of(phones)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsMatching(Joining::isOfTheDatabase)
                    .untilAsserted(() -> signups.begin(restaurant(phone), key(phone), null));
        }
    }

    private static NewRestaurant restaurant(String phone) {
        var owner = new PhoneNumber(phone);
        var slug = new Slug("phoenix-" + owner.digits());
        return new NewRestaurant("凤凰茶楼", slug, "roast", "#8c1c2b", null, owner);
    }

    private static boolean isOfTheDatabase(Throwable e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }

    private static String key(String phone) {
        return "request-key-of-" + phone;
    }
}
