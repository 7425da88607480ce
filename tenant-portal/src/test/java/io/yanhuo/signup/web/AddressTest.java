package io.yanhuo.signup.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Slug;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Nested
    class A_proposal {
        @ParameterizedTest
        @CsvSource({
            "王记烧腊, wangjishaola",
            "重庆小面, chongqingxiaomian",
            "长沙臭豆腐, changshachoudoufu",
            "老成都火锅, laochengduhuoguo",
            "曾记糕饼, zengjigaobing",
            "不曾忘, bucengwang",
            "Ｋ１ 奶茶, k1naicha",
            "鱼, yu-dian",
            "Pay, pay-dian",
            "阿美·奶茶（总店）, ameinaichazongdian",
        })
        void is_the_name_as_it_is_read(String name, String address) {
            assertThat(Pinyin.propose(name)).contains(new Slug(address));
        }

        @Test
        void of_a_long_name_ends_with_a_whole_syllable() {
            assertThat(Pinyin.propose("广州市番禺区大石镇老字号陈记烧腊饭店").orElseThrow())
                    .hasToString("guangzhoushifanyuqudashi");
        }

        @Test
        void is_not_made_of_nothing() {
            assertThat(Pinyin.propose("♥♥♥")).isEmpty();
        }
    }

    @Nested
    class A_colour {
        @Test
        void of_the_palette_carries_white_letters() {
            assertThat(Colour.PALETTE)
                    .allMatch(text -> Colour.parse(text).orElseThrow().carriesWhite());
        }

        @Test
        void too_light_is_darkened_until_it_does() {
            var yellow = Colour.parse("#FFD400").orElseThrow();

            assertThat(yellow.carriesWhite()).isFalse();
            assertThat(yellow.darkEnough().carriesWhite()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"red", "#fff", "#12345g", "javascript:"})
        void is_nothing_else(String text) {
            assertThat(Colour.parse(text)).isEmpty();
        }
    }
}
