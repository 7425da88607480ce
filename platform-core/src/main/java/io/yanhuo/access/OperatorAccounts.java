package io.yanhuo.access;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** The people who run the platform. */
@Service
public class OperatorAccounts {
    private final OperatorRows rows;
    private final Passwords passwords;
    private final Clock clock;

    OperatorAccounts(OperatorRows rows, Passwords passwords, Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Nothing changes if there is an operator of this login already, not even the password. */
    public void ensure(String login, String password) {
        var plain = plain(login);
        if (rows.byLogin(plain).isPresent()) return;
        rows.add(plain, passwords.hash(password), clock.instant());
    }

    /** So that one person is one row and one count of wrong tries, however it is typed. */
    static String plain(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
