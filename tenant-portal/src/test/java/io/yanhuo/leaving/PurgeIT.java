package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PlatformRows;
import io.yanhuo.access.WxApps;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import io.yanhuo.tenancy.KeysDestroyed;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a restaurant: what is gone, and what stays by law. */
class PurgeIT extends LeavingScene {
    /** Number, name and dates; destroyed keys; books of the platform; who did what. */
    private static final Set<String> STAYS =
            Set.of(
                    "tenant",
                    "tenant_host",
                    "tenant_key",
                    "closure",
                    "audit",
                    "operation",
                    "subscription",
                    "subscription_period",
                    "bill",
                    // What a bill rests on.
                    "usage_statement",
                    "credit_entry",
                    "platform_payment");

    @Autowired TenantFiles sealedFiles;
    @Autowired NewTenants births;
    @Autowired Signups signups;
    @Autowired WxApps apps;

    @Nested
    class Once_purged {
        @Test
        @DisplayName(
                "T-47 a copied archive is noise, nothing of it is left but what the law wants,"
                        + " and its neighbour is the same to the byte")
        void it_is_gone_for_good() throws IOException {
            var shop = filled("forgotten");
            var neighbour = filled("neighbour");
            hangUpAPicture(shop);
            hangUpAPicture(neighbour);
            apps.register(shop.id(), "wx" + RandomId.ofLength(16), "secret");
            var owner = owner(shop);
            ready(shop);
            var rows = new PlatformRows(platform);
            archive(shop);
            rows.all().stream()
                    .filter(one ->
                            !Set.of("audit", "closure", "tenant_host", "retired_schema")
                                    .contains(one.table()))
                    .forEach(one -> rows.fill(one, shop.id()));
            retired(shop);
            var archive = sealedFiles.latest(shop.id(), TenantFile.Kind.ARCHIVE, 1).getFirst();
            var path = folder(shop).resolve("archive/" + archive.id());
            var copy = Files.readAllBytes(path);
            var key = key(archive);
            assertThat(read(shop, archive)).isNotEmpty();
            var untouched = FilledSchema.checksums(neighbour);
            var untouchedFiles = files(neighbour);

            purge(shop);

            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
            assertThat(rows.all())
                    .hasSizeGreaterThan(15)
                    .filteredOn(one -> !STAYS.contains(one.table()))
                    .allSatisfy(one -> assertThat(rows.count(one, shop.id())).isZero());
            assertThat(rows.all())
                    .filteredOn(one -> STAYS.contains(one.table()))
                    .allSatisfy(one -> assertThat(rows.count(one, shop.id())).isPositive());
            assertThat(
                            platform.sql("SELECT owner_phone_hash FROM tenant WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .query((row, _) -> String.valueOf(row.getString(1)))
                                    .single())
                    .isEqualTo("null");
            assertThat(folder(shop)).doesNotExist();
            assertThat(
                            FilledSchema.asked(
                                    "SELECT schema_name FROM information_schema.schemata"
                                            + " WHERE schema_name = 't0000000000zz'"))
                    .isEmpty();
            assertThat(status(owner.open("/admin"))).isEqualTo(404);

            putBack(archive, key, path, copy);
            assertThatThrownBy(() -> read(shop, archive)).isInstanceOf(KeysDestroyed.class);
            assertThatThrownBy(() ->
                            shop.scope()
                                    .get(() -> personal.decrypt(key, "tenant_file", "key_cipher")))
                    .isInstanceOf(KeysDestroyed.class);

            assertThat(FilledSchema.checksums(neighbour)).isEqualTo(untouched);
            assertThat(files(neighbour)).isEqualTo(untouchedFiles);
            clean(shop);
        }
    }

    @Nested
    class The_address_of_a_closed_restaurant {
        @Test
        @DisplayName("T-27 rests for ninety days, and is then anybody's")
        void rests() throws InterruptedException {
            var first = open("rested-" + RandomId.ofLength(6));
            var slug = new Slug(first.slug());
            archive(first);

            assertThat(births.free(slug)).as("just closed").isEqualTo(slug.numbered(2));
            clock.advance(KEPT.minusHours(1));
            assertThat(births.free(slug)).as("nearly rested").isEqualTo(slug.numbered(2));
            clock.advance(Duration.ofHours(1));
            assertThat(births.free(slug)).as("not purged yet").isEqualTo(slug.numbered(2));
            due.run();
            finished(Purging.NAME, first);

            var second = open(slug.value());

            assertThat(second.slug()).isEqualTo(first.slug());
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(tenants.byHost(first.host())).map(Tenant::id).contains(second.id());
            assertThat(signupsOf(first)).isZero();
            assertThat(signupsOf(second)).isEqualTo(1);
        }

        private Tenant open(String slug) throws InterruptedException {
            var owner = new PhoneNumber("1395555" + (1000 + (int) (Math.random() * 8999)));
            return signups.open(
                    RandomId.ofLength(24),
                    new NewRestaurant("来去", new Slug(slug), "tea", "#8c1c2b", null, owner));
        }

        private long signupsOf(Tenant tenant) {
            return platform.sql(
                            """
                            SELECT COUNT(*) FROM signup s
                              JOIN operation o ON o.subject = s.signup_id AND o.kind = 'PROVISION'
                             WHERE o.tenant_id = ?
                            """)
                    .param(tenant.id().value())
                    .query(Long.class)
                    .single();
        }
    }

    private byte[] read(Tenant shop, TenantFile file) throws IOException {
        return shop.scope()
                .<byte[], IOException>call(() -> sealedFiles.read(file, InputStream::readAllBytes));
    }

    /** It has moved once, and what it moved out of is still there. */
    private void retired(Tenant shop) {
        FilledSchema.run("CREATE SCHEMA t0000000000zz");
        platform.sql(
                        "INSERT INTO retired_schema"
                                + " VALUES ('default', 't0000000000zz', ?, '2026-01-01', '2099-01-01')")
                .param(shop.id().value())
                .update();
    }

    private byte[] key(TenantFile file) {
        return platform.sql("SELECT key_cipher FROM tenant_file WHERE file_id = ?")
                .param(file.id())
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    /** Somebody has kept a copy of everything that the archive is opened with. */
    private void putBack(TenantFile file, byte[] key, java.nio.file.Path path, byte[] copy)
            throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, copy);
        platform.sql(
                        """
                        INSERT INTO tenant_file (file_id, tenant_id, kind, operation_id, ordered_by,
                                                 key_cipher, created_at)
                        VALUES (?, ?, 'ARCHIVE', ?, 'a thief', ?, '2026-01-01')
                        """)
                .params(file.id(), file.tenant().value(), file.operationId(), key)
                .update();
    }

    private void clean(Tenant shop) throws IOException {
        for (var invented :
                Set.of(
                        "bill",
                        "usage_statement",
                        "credit_entry",
                        "platform_payment",
                        "tenant_file",
                        "subscription_period")) {
            platform.sql("DELETE FROM " + invented + " WHERE tenant_id = ? OR tenant_id > 1000000")
                    .param(shop.id().value())
                    .update();
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(folder(shop));
    }
}
