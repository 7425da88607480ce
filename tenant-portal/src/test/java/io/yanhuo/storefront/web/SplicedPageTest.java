package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SplicedPageTest {
    private final String dishes = "<li>叉烧饭 ¥28.00</li>".repeat(4000);
    private final SplicedPage page = SplicedPage.of("<p>@</p>" + dishes + "<p>@</p>", "@");

    @Test
    void everybody_gets_his_own_parts_in_it() throws IOException {
        assertThat(unzip(page.gzip(fillings("三号桌", "满40减10"))))
                .isEqualTo("<p>三号桌</p>" + dishes + "<p>满40减10</p>");
        assertThat(unzip(page.gzip(fillings("五号桌", ""))))
                .isEqualTo("<p>五号桌</p>" + dishes + "<p></p>");
    }

    @Test
    void is_the_same_page_without_compression() {
        assertThat(new String(page.plain(fillings("a", "b")), UTF_8))
                .isEqualTo("<p>a</p>" + dishes + "<p>b</p>");
    }

    @Test
    void a_part_may_be_longer_than_one_block() throws IOException {
        var longPart = "券".repeat(50_000);

        assertThat(unzip(page.gzip(fillings(longPart, "")))).contains(longPart);
    }

    @Test
    void what_is_the_same_for_all_is_compressed() {
        assertThat(page.gzip(fillings("", "")).length).isLessThan(dishes.length() / 20);
    }

    @Test
    void a_page_without_places_is_just_a_page() throws IOException {
        assertThat(unzip(SplicedPage.of("烧腊", "@").gzip(List.of()))).isEqualTo("烧腊");
    }

    private static List<byte[]> fillings(String first, String second) {
        return List.of(first.getBytes(UTF_8), second.getBytes(UTF_8));
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
