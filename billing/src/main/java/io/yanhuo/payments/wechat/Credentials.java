package io.yanhuo.payments.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The platform's merchant numbers and keys, read from the file that the settings name. */
@Component
class Credentials {
    private final String file;
    private final Properties values = new Properties();

    Credentials(WeChatSettings settings) {
        this.file = settings.credentials();
        if (file.isBlank()) return;
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("yanhuo.wechat.credentials: cannot read " + file, e);
        }
    }

    /** Whether the file has anything under this prefix. */
    boolean have(String prefix) {
        return values.containsKey(prefix + ".mchid");
    }

    String get(String key) {
        var value = values.getProperty(key, "").strip();
        if (value.isEmpty()) throw new IllegalStateException(file + " lacks " + key);
        return value;
    }
}
