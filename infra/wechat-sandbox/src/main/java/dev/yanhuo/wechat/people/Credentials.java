package dev.yanhuo.wechat.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a merchant would have written down in WeChat Pay's portal, as a file for the product. */
@Component
public class Credentials {
    private static final String FILE = "credentials.properties";

    private final People people;
    private final PlatformKeys keys;

    Credentials(People people, PlatformKeys keys, Founding founded) {
        this.people = people;
        this.keys = keys;
    }

    public Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var merchant : people.merchants()) {
            var prefix = merchant.isProvider() ? "sp." : "direct.";
            all.put(prefix + "appid", merchant.appids().getFirst());
            all.put(prefix + "mchid", merchant.mchid());
            all.put(prefix + "serial", merchant.serial());
            all.put(prefix + "private-key", merchant.privateKey());
            all.put(prefix + "api-v3-key", merchant.apiV3Key());
        }
        all.put("wechat.public-key-id", keys.publicKey().serial());
        all.put("wechat.public-key", keys.publicKey().publicKey());
        int number = 0;
        for (var restaurant : people.subMerchants().stream().limit(2).toList()) {
            var prefix = "demo." + ++number + ".";
            var app = people.app(restaurant.appids().getFirst()).orElseThrow();
            all.put(prefix + "sub-mchid", restaurant.mchid());
            all.put(prefix + "appid", app.appid());
            all.put(prefix + "secret", app.secret());
        }
        return all;
    }

    /** Readable by the owner only, and never half written. */
    public Path write(Path folder) {
        var fresh = folder.resolve(FILE + ".new");
        var lines =
                all().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.deleteIfExists(fresh);
            var owner = PosixFilePermissions.fromString("rw-------");
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(owner));
            Files.writeString(fresh, lines);
            return Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + fresh, e);
        }
    }
}
