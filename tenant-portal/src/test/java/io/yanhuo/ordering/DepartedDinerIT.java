package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Diners;
import io.yanhuo.members.AddressEntry;
import io.yanhuo.members.Addresses;
import io.yanhuo.members.Consents;
import io.yanhuo.members.Coupons;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A diner who wants to be forgotten. */
class DepartedDinerIT extends ShopScene {
    private static final AddressEntry HOME =
            new AddressEntry("阿美", new PhoneNumber("13800138000"), "福中路 1 号", Shop.PLACE);

    @Autowired Diners diners;
    @Autowired DinerSessions sessions;
    @Autowired Addresses addresses;
    @Autowired Coupons coupons;
    @Autowired Consents consents;
    @Autowired MockMvc mvc;

    @Test
    void takes_number_addresses_coupons_and_consents_along() {
        var phone = phone();
        var diner = shop.in(() -> diners.provePhone(null, phone));
        shop.in(() -> addresses.save(diner, null, HOME));
        shop.in(() -> consents.give(diner, "privacy", "2026-11"));
        shop.coupon(diner, "5.00", "20.00");

        shop.in(() -> diners.forget(diner));

        assertThat(shop.in(() -> addresses.list(diner))).isEmpty();
        assertThat(shop.in(() -> coupons.usable(diner))).isEmpty();
        assertThat(shop.in(() -> consents.all(diner))).isEmpty();
        assertThat(shop.in(() -> diners.phone(diner))).isEmpty();
        assertThat(shop.in(() -> diners.provePhone(null, phone))).isNotEqualTo(diner);
    }

    @Test
    void leaves_his_finished_orders_and_waits_for_the_others() {
        var diner = shop.in(diners::anonymous);
        var order = shop.place(diner, Shop.fetched(shop.riceAndTea()));
        shop.in(() -> addresses.save(diner, null, HOME));

        assertThatThrownBy(() -> shop.in(() -> diners.forget(diner)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ordering.under-way");
        assertThat(shop.in(() -> addresses.list(diner))).as("nothing is half gone").hasSize(1);

        shop.in(() -> shop.bean(Ordering.class).cancel(order, diner));
        shop.in(() -> diners.forget(diner));

        assertThat(shop.order(order, diner).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void does_it_on_his_own_page_and_is_a_stranger_afterwards() {
        var cookies = new MockHttpServletResponse();
        var diner = shop.in(() -> sessions.ensure(new MockHttpServletRequest(), cookies)).id();
        var id = shop.in(() -> addresses.save(diner, null, HOME));
        var browser = new MockBrowser(mvc, shop.tenant().host());
        browser.keep(cookies.getCookies());
        var old = browser.copy();

        assertThat(browser.open("/me").page()).contains("福中路 1 号", "马上删除");
        assertThat(browser.post("/me/addresses/" + id + "/default", Map.of()).status())
                .isEqualTo(303);
        assertThat(browser.post("/me/deletion", Map.of()).location()).isEqualTo("/me?left=yes");

        assertThat(browser.open("/me?left=yes").page()).contains("已注销").doesNotContain("福中路");
        assertThat(old.open("/me").page()).doesNotContain("福中路", "马上删除");
    }

    /** A stranger brings his addresses along; the default of the known one stays the default. */
    @Test
    void and_one_who_says_who_he_is_keeps_one_default_address() {
        var phone = phone();
        var known = shop.in(() -> diners.provePhone(null, phone));
        var kept = shop.in(() -> addresses.save(known, null, HOME));
        var stranger = shop.in(diners::anonymous);
        shop.in(() -> addresses.save(stranger, null, HOME));

        shop.in(() -> diners.provePhone(stranger, phone));

        var book = shop.in(() -> addresses.list(known));
        assertThat(book).hasSize(2);
        assertThat(book)
                .filteredOn(SavedAddress::usual)
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo(kept));
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(
                "136%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }
}
