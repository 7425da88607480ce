package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Slug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type as an address. */
class TypedAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"wangji", "WangJi", " wangji ", "ｗａｎｇｊｉ", "WANGJI"})
    void is_read_in_spite_of_capitals_and_width(String typed) {
        assertThat(TypedAddress.read(typed)).isEqualTo(new TypedAddress.Good(new Slug("wangji")));
    }

    @ParameterizedTest
    @CsvSource({
        "wаngji, tenancy.address.letters, а",
        "王记, tenancy.address.letters, 王 记",
        "wang ji, tenancy.address.letters, ␣",
        "wang_ji, tenancy.address.letters, _",
        "admin, tenancy.address.reserved, admin",
        "ＡＤＭＩＮ, tenancy.address.reserved, admin",
        "ab, tenancy.address.short, ''",
        "'', tenancy.address.missing, ''",
        "abcdefghijklmnopqrstuvwxyz01234, tenancy.address.long, ''",
        "-wangji, tenancy.address.dashes, ''",
        "xn--wgv71a, tenancy.address.dashes, ''",
    })
    void is_refused_with_the_reason(String typed, String key, String detail) {
        assertThat(TypedAddress.read(typed)).isEqualTo(new TypedAddress.Bad(key, detail));
    }
}
