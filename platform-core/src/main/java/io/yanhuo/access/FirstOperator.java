package io.yanhuo.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lets the first operator of a new installation in. */
@Component
class FirstOperator implements ApplicationRunner {
    private final OperatorAccounts accounts;
    private final OperatorRows rows;
    private final OperatorSettings settings;

    FirstOperator(OperatorAccounts accounts, OperatorRows rows, OperatorSettings settings) {
        this.accounts = accounts;
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.firstLogin().isEmpty() || rows.any()) return;
        accounts.ensure(settings.firstLogin(), settings.firstPassword());
    }
}
