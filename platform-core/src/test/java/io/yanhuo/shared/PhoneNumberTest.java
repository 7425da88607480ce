package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "138 0013 8000", "+86 138-0013-8000", "008613800138000"})
    void is_read_as_people_write_it(String typed) {
        assertThat(PhoneNumber.parse(typed)).contains(new PhoneNumber("13800138000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1380013800", "12800138000", "138001380000", "abc"})
    void anything_else_is_none(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @Test
    void shows_only_its_ends() {
        assertThat(new PhoneNumber("13800138000")).hasToString("138****8000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-shop", "shop-", "a--b", "Shop", "admin", "xn--abc", "烧腊"})
    void some_names_are_no_addresses(String name) {
        assertThat(Slug.parse(name)).isEmpty();
    }
}
