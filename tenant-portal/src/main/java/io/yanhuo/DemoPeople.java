package io.yanhuo;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who works in the demo restaurants; their passwords are made up once and kept beside the data. */
@Component
@ConditionalOnProperty("yanhuo.demo")
class DemoPeople {
    private final StaffAccounts accounts;
    private final Path file;

    DemoPeople(StaffAccounts accounts, @Value("${yanhuo.data}") Path data) {
        this.accounts = accounts;
        this.file = data.resolve("demo-passwords.properties");
    }

    /** The same in every demo restaurant. */
    void hire() {
        var owner = accounts.all().stream().filter(staff -> staff.role() == StaffRole.OWNER);
        owner.map(Staff::id).forEach(id -> accounts.changePassword(id, password("owner")));
        employ("阿玲", DemoShop.CASHIER, StaffRole.CASHIER, "cashier");
        employ("强师傅", DemoShop.COOK, StaffRole.KITCHEN, "kitchen");
    }

    private void employ(String name, String phone, StaffRole role, String key) {
        accounts.create(name, new PhoneNumber(phone), role, password(key));
    }

    synchronized String password(String key) {
        try {
            var known = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    known.load(in);
                }
            }
            var password = known.getProperty(key);
            if (password != null) return password;
            var fresh = RandomId.ofLength(10);
            known.setProperty(key, fresh);
            write(known);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Properties known) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        try (var out = Files.newBufferedWriter(file)) {
            known.store(out, null);
        }
    }
}
