package io.yanhuo.operations;

import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.access.Audit;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator at the console. */
@PortalTest
abstract class ConsoleScene {
    static final String HOST = "ops.yanhuo.localhost";
    static final String PASSWORD = "correct-horse-battery";

    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @Autowired Fleet fleet;
    @Autowired Audit audit;
    @Autowired OperatorAccounts accounts;
    @Autowired OperatorSessions sessions;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;

    MockBrowser operator;

    @BeforeEach
    void an_operator_is_signed_in() {
        accounts.ensure("watch", PASSWORD);
        var answer = new MockHttpServletResponse();
        sessions.signIn("watch", PASSWORD, new MockHttpServletRequest(), answer);
        operator = new MockBrowser(mvc, HOST);
        operator.keep(answer.getCookies());
    }
}
