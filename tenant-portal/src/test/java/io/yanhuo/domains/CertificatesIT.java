package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the proxy is told that orders certificates. */
class CertificatesIT extends DomainScene {
    @Test
    void may_be_ordered_for_hosts_that_are_served_and_for_no_other() {
        var desk = beans.getBean(CertificateDesk.class);
        var waiting = claim(laowang);
        assertThat(desk.answer("domain=" + host)).isEqualTo(404);
        prove(waiting);
        point();
        look(waiting);

        assertThat(desk.answer("domain=" + host)).isEqualTo(200);
        assertThat(desk.answer("domain=" + host.toUpperCase(Locale.ROOT))).isEqualTo(200);
        assertThat(desk.answer("domain=yanhuo.localhost")).isEqualTo(200);
        assertThat(desk.answer("domain=ops.yanhuo.localhost")).isEqualTo(200);
        assertThat(desk.answer("domain=evil.cn")).isEqualTo(404);
        assertThat(desk.answer("domain=")).isEqualTo(404);
        assertThat(desk.answer("host=" + host)).isEqualTo(404);
        assertThat(desk.answer(null)).isEqualTo(404);
        remove(waiting);
        assertThat(desk.answer("domain=" + host)).isEqualTo(404);
    }

    @Test
    void may_be_ordered_for_what_is_served_below_the_platforms_domain() {
        var desk = beans.getBean(CertificateDesk.class);

        await().until(() -> desk.answer("domain=" + laowang.host()) == 200);
        await().until(() -> desk.answer("domain=nobody.yanhuo.localhost") == 404);
    }

    @Test
    void may_be_asked_for_however_many_names_are_invented() {
        var desk = beans.getBean(CertificateDesk.class);
        for (int i = 0; i < 400; i++) {
            assertThat(desk.answer("domain=n" + i + "." + host)).isEqualTo(404);
        }
        bound(laowang);

        assertThat(desk.answer("domain=" + host)).as("a new one").isEqualTo(200);
    }

    @Test
    void may_be_asked_for_below_the_platforms_domain_so_often_and_no_more() {
        bound(laowang);
        var desk = beans.getBean(CertificateDesk.class);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            if (desk.answer("domain=n" + i + ".yanhuo.localhost") == 429) refused++;
        }

        assertThat(refused).isPositive();
        assertThat(desk.answer("domain=" + host)).as("others as before").isEqualTo(200);
    }
}
