package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void has_nothing_that_is_not_seen() {
        assertThat(PlainText.of("\0\u202e少\u200b冰\u0007\u2066，\ufeff谢\u2028谢\ud83d"))
                .isEqualTo("少冰，谢谢");
    }

    @Test
    void keeps_lines_and_characters_of_several_parts() {
        var family = "一行\r\n两行\t👨\u200d👩\u200d👧 𠮷 می\u200cخواهم";

        assertThat(PlainText.of(family)).isEqualTo(family);
    }
}
