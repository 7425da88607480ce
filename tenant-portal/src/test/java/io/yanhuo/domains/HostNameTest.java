package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.domains.DomainRefusal.Fault;
import io.yanhuo.shared.Refused;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type as the name of their restaurant's host. */
class HostNameTest {
    private static final String PLATFORM = "yanhuo.cn";

    @Nested
    class A_name {
        @ParameterizedTest
        @CsvSource({
            "order.laowang.cn, order.laowang.cn",
            "  Order.LaoWang.CN. , order.laowang.cn",
            "https://order.laowang.cn/, order.laowang.cn",
            "laowang.com.cn, laowang.com.cn",
            "点餐.老王.cn, xn--3pxo47f.xn--qbyt9x.cn",
            "点餐。老王。cn, xn--3pxo47f.xn--qbyt9x.cn",
            "ＯＲＤＥＲ.laowang.cn, order.laowang.cn",
            "xn--3pxo47f.xn--qbyt9x.cn, xn--3pxo47f.xn--qbyt9x.cn",
            "notyanhuo.cn, notyanhuo.cn",
            "1.laowang.cn, 1.laowang.cn"
        })
        void is_written_in_one_way(String typed, String host) {
            assertThat(HostName.of(typed, PLATFORM).value()).isEqualTo(host);
        }

        @Test
        void is_shown_as_people_write_it() {
            var host = HostName.of("xn--3pxo47f.xn--qbyt9x.cn", PLATFORM);

            assertThat(host.readable()).isEqualTo("点餐.老王.cn");
            assertThat(host.foreign()).isTrue();
            assertThat(HostName.of("order.laowang.cn", PLATFORM).foreign()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "order.laowang.cn, order, _yanhuo.order",
            "laowang.cn, @, _yanhuo",
            "laowang.com.cn, @, _yanhuo",
            "a.b.laowang.com.cn, a.b, _yanhuo.a.b",
            "点餐.老王.公司.cn, xn--3pxo47f, _yanhuo.xn--3pxo47f",
            "laowang.github.io, @, _yanhuo"
        })
        void is_told_as_the_forms_of_providers_want_it(String typed, String name, String proof) {
            var host = HostName.of(typed, PLATFORM);

            assertThat(host.inZone()).isEqualTo(name);
            assertThat(host.proofInZone()).isEqualTo(proof);
        }
    }

    @Nested
    class Nobody_s_name {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''|EMPTY",
                    "https://|EMPTY",
                    "203.0.113.9|ADDRESS",
                    "0xcb007109.1|ADDRESS",
                    "3405803785|ADDRESS",
                    "203.0.113.0x9|ADDRESS",
                    "１２７.０.０.１|ADDRESS",
                    "order.laowang.1a|MALFORMED",
                    "[2001:db8::1]|ADDRESS",
                    "2001:db8::1|ADDRESS",
                    "*.laowang.cn|WILDCARD",
                    "laowang|ONE_WORD",
                    "localhost|ONE_WORD",
                    "order.localhost|RESERVED",
                    "till.local|RESERVED",
                    "db.internal|RESERVED",
                    "cn|ONE_WORD",
                    "com.cn|SUFFIX",
                    "公司.cn|SUFFIX",
                    "github.io|SUFFIX",
                    "yanhuo.cn|OURS",
                    "YANHUO.cn.|OURS",
                    "ops.yanhuo.cn|OURS",
                    "a.b.yanhuo.cn|OURS",
                    "ＹＡＮＨＵＯ．ｃｎ|OURS",
                    "ops。yanhuo。cn|OURS",
                    "ops.yan\u00ADhuo.cn|OURS",
                    "ops.yan\u200Bhuo.cn|OURS",
                    "yanhuo.cn..|MALFORMED",
                    "order.laowang.cn:8443|MALFORMED",
                    "order.laowang.cn/menu|MALFORMED",
                    "order laowang.cn|MALFORMED",
                    "a..cn|MALFORMED",
                    "-a.laowang.cn|MALFORMED",
                    "a-.laowang.cn|MALFORMED",
                    "_dmarc.laowang.cn|MALFORMED",
                    "laowang.cn;--|MALFORMED",
                    "xn--0.laowang.cn|MALFORMED",
                    "xn--order-.laowang.cn|MALFORMED",
                    "user@laowang.cn|MALFORMED"
                })
        void is_refused_with_its_reason(String typed, Fault fault) {
            assertRefused(typed, fault);
        }

        @ParameterizedTest
        @ValueSource(ints = {64, 300, 1_000_000})
        void is_too_long(int length) {
            assertRefused("a".repeat(length) + ".cn", Fault.LONG);
            assertRefused("a.".repeat(length) + "cn", length > 100 ? Fault.LONG : null);
        }

        @Test
        void may_leave_no_room_for_the_proof() {
            var longest = ("a".repeat(60) + ".").repeat(4) + "b.cn";
            assertThat(longest).hasSize(248);

            assertRefused(longest, Fault.LONG);
            assertThat(HostName.of(longest.substring(3), PLATFORM).proof()).hasSize(253);
        }
    }

    @Nested
    class A_filing_number {
        @ParameterizedTest
        @CsvSource({
            "粤ICP备12345678号-1, 粤ICP备12345678号-1",
            " 粤icp备 12345678号－1 , 粤ICP备12345678号-1",
            "京ICP备2026000001号, 京ICP备2026000001号",
            "'', ''"
        })
        void is_written_as_the_office_writes_it(String typed, String number) {
            assertThat(FilingNumber.of(typed)).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12345678", "粤ICP备号", "<b>粤ICP备12345678号</b>", "粤ICP备1号-1"})
        void that_is_none_is_refused(String typed) {
            assertThatThrownBy(() -> FilingNumber.of(typed)).isInstanceOf(Refused.class);
        }
    }

    private static void assertRefused(
            String typed, @org.jspecify.annotations.Nullable Fault fault) {
        if (fault == null) {
            assertThat(HostName.of(typed, PLATFORM)).isNotNull();
            return;
        }
        assertThatThrownBy(() -> HostName.of(typed, PLATFORM))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(new DomainRefusal.NotAName(fault)));
    }
}
