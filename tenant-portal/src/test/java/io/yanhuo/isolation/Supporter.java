package io.yanhuo.isolation;

import io.yanhuo.access.Actor;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.SupportDesk;
import io.yanhuo.access.SupportSessions;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Tenant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** An operator of the platform who comes into restaurants' workspaces to help. */
final class Supporter {
    private static final String PASSWORD = "correct-horse-battery";

    private final ApplicationContext beans;
    private final Actor operator;

    Supporter(ApplicationContext beans, String login) {
        this.beans = beans;
        this.operator = operator(login);
    }

    /** Id of the access. */
    String open(Tenant tenant, boolean change) {
        var desk = beans.getBean(SupportDesk.class);
        var request = new SupportDesk.Request("a question", "T-1", 30, change);
        var access = desk.open(tenant.id(), request, operator);
        if (change) desk.approve(access.id(), operator("isolation-second"));
        return access.id();
    }

    /** What her browser holds once she is inside. */
    Map<String, String> enter(Restaurant place, boolean change) {
        var sessions = beans.getBean(SupportSessions.class);
        var access = beans.getBean(SupportDesk.class).get(open(place.tenant(), change));
        signIn();
        var named = new MockHttpServletResponse();
        var secret = sessions.show(access, sessions.setOut(named), operator);
        var held = new HashMap<String, String>();
        for (var cookie : named.getCookies()) held.put(cookie.getName(), cookie.getValue());
        var browser = new Caller(place.origin(), held, null);
        return browser.look("/admin/support/enter?secret=" + secret).cookies();
    }

    private void signIn() {
        beans.getBean(OperatorSessions.class)
                .signIn(
                        operator.name(),
                        PASSWORD,
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse());
    }

    private Actor operator(String login) {
        var accounts = beans.getBean(OperatorAccounts.class);
        accounts.ensure(login, PASSWORD);
        var id =
                accounts.all().stream()
                        .filter(one -> one.login().equals(login))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return new Actor(Who.OPERATOR, null, id, login, OperatorRole.ADMINISTRATOR);
    }
}
