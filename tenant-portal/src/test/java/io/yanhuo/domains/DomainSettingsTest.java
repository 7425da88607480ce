package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.ServerAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Where nodes look whether a certificate is good. */
class DomainSettingsTest {
    @Test
    void is_where_the_proxy_is_for_them_if_that_is_said() {
        assertThat(reachedAt("proxy")).isEqualTo(new ServerAddress("proxy", 443));
    }

    @Test
    void is_the_public_address_otherwise_also_where_it_is_left_empty() {
        assertThat(reachedAt("")).isNull();
    }

    private static @Nullable ServerAddress reachedAt(String proxy) {
        var source = new MapConfigurationPropertySource(Map.of("yanhuo.domains.proxy", proxy));
        return new Binder(source).bindOrCreate("yanhuo.domains", DomainSettings.class).reachedAt();
    }
}
