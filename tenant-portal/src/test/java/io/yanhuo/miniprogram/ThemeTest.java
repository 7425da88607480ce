package io.yanhuo.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeTest {
    @Test
    void a_dark_brand_carries_white_text_and_is_its_own_ink() {
        assertThat(Theme.of("#b3261e"))
                .isEqualTo(new Theme("#b3261e", "#ffffff", "#b3261e", "#f9eeed"));
    }

    @Test
    void a_light_brand_carries_dark_text_and_gets_a_darker_ink() {
        var theme = Theme.of("#ffc300");

        assertThat(theme.onBrand()).isEqualTo("#1f1f1f");
        assertThat(Theme.of(theme.ink()).onBrand()).isEqualTo("#ffffff");
    }
}
