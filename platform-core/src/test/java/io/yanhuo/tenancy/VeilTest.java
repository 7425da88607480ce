package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of people for whoever may not know them. */
class VeilTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "阿美|阿**",
                "13800138000|13800008000",
                "138001380001|1**",
                "{\"name\":\"阿美\",\"door\":[\"3 楼\"],\"lat\":22.5431}|{\"name\":\"阿**\",\"door\":[\"3**\"],\"lat\":22.5}",
                // A name that only looks like more, on which no page may fail.
                "{阿美|{**",
                "{\"name\":|{**",
                "[\"阿美\"]|[**",
                "\"阿美\"|\"**"
            })
    void is_initials_and_ends(String plain, String veiled) {
        assertThat(Veil.over(plain)).isEqualTo(veiled);
    }
}
