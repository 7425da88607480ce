package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet is given to read. */
class CsvFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"})
    void a_text_that_begins_like_a_formula_stays_a_text(String beginning) {
        assertThat(CsvFile.harmless(beginning + "1+1")).isEqualTo("'" + beginning + "1+1");
    }

    @Test
    void any_other_text_is_what_it_was() {
        for (var text : new String[] {"", "叉烧饭", "1+1", "a=b"})
            assertThat(CsvFile.harmless(text)).isEqualTo(text);
    }
}
