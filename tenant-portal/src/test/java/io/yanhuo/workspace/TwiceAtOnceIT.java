package io.yanhuo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.Shop;
import io.yanhuo.shared.PhoneNumber;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The same form from several tabs in one moment: one effect, and words for whoever came second. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwiceAtOnceIT {
    private static final int TABS = 8;

    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    Shop shop;

    @BeforeAll
    void a_shop() {
        shop = Shop.open(beans, "laowang");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/tables, name=窗边 1, dining_table",
        "/admin/stations, name=凉菜档, station",
        "/admin/staff, name=阿芳&phone=13711112222&role=CASHIER, staff"
    })
    void the_same_form_from_eight_tabs_has_one_effect(String form, String fields, String table)
            throws Exception {
        var tabs = new ArrayList<TestBrowser>();
        for (int i = 0; i < TABS; i++) tabs.add(tab(form));

        var answers = atOnce(tabs, tab -> tab.post(form, map(fields)));

        assertThat(answers).extracting(TestBrowser.Page::status).contains(303);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 303)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isIn(409, 422);
                    assertThat(answer.body()).containsAnyOf("刚刚保存过", "已经有", "已经是", "已经在");
                });
        assertThat(count(table, map(fields).get("name"))).isEqualTo(1);
    }

    private long count(String table, String name) {
        var query = "SELECT COUNT(*) FROM " + table + " WHERE name = :name";
        return shop.tenant()
                .scope()
                .get(() ->
                        beans.getBean(TransactionTemplate.class)
                                .execute(_ ->
                                        ((Number)
                                                        beans.getBean(EntityManager.class)
                                                                .createNativeQuery(query)
                                                                .setParameter("name", name)
                                                                .getSingleResult())
                                                .longValue()));
    }

    private interface Act {
        TestBrowser.Page of(TestBrowser tab) throws Exception;
    }

    private static List<TestBrowser.Page> atOnce(List<TestBrowser> tabs, Act act) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<java.util.concurrent.Future<TestBrowser.Page>>();
            for (var tab : tabs) {
                Callable<TestBrowser.Page> task =
                        () -> {
                            start.await();
                            return act.of(tab);
                        };
                tasks.add(threads.submit(task));
            }
            start.countDown();
            var answers = new ArrayList<TestBrowser.Page>();
            for (var task : tasks) answers.add(task.get());
            return answers;
        }
    }

    private TestBrowser tab(String form) {
        var browser = new TestBrowser(shop.tenant().host(), port);
        browser.get(ticket());
        browser.get(form);
        return browser;
    }

    private static Map<String, String> map(String fields) {
        var map = new java.util.HashMap<String, String>();
        for (var field : fields.split("&")) {
            map.put(
                    field.substring(0, field.indexOf('=')),
                    field.substring(field.indexOf('=') + 1));
        }
        return map;
    }

    private String ticket() {
        return shop.tenant()
                .scope()
                .get(() -> {
                    var phone = new PhoneNumber("13700000009");
                    var id =
                            beans.getBean(StaffAccounts.class)
                                    .create("王老板", phone, StaffRole.OWNER, null);
                    return beans.getBean(TransactionTemplate.class)
                            .execute(_ ->
                                    beans.getBean(Tickets.class).issue(Who.STAFF, id, "/admin"));
                });
    }
}
