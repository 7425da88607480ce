package io.yanhuo.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.PortalTest;
import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class PictureSweepIT {
    private final RecurringJob job;
    private final Pictures pictures;
    private final Brands brands;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final MovableClock clock;
    private final JdbcClient platform;
    private final Tenant shop;

    PictureSweepIT(
            List<RecurringJob> jobs,
            Pictures pictures,
            Brands brands,
            EntityManager entities,
            TransactionTemplate transaction,
            MovableClock clock,
            JdbcClient platform,
            TestTenant tenants) {
        this.job =
                jobs.stream()
                        .filter(one -> one.name().equals("picture-sweep"))
                        .findFirst()
                        .orElseThrow();
        this.pictures = pictures;
        this.brands = brands;
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
        this.platform = platform;
        this.shop = tenants.create("pictures");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void a_photo_that_a_dish_no_longer_shows_goes_after_a_day_and_the_new_one_stays() {
        var old = picture();
        var dish = dishWith(old);
        sweepAfter(Duration.ofDays(2));
        sweepAfter(Duration.ofDays(2));
        assertThat(isThere(old)).isTrue();

        var fresh = picture();
        show(dish, fresh);
        sweepAfter(Duration.ofHours(1));
        sweepAfter(Duration.ofHours(23));
        assertThat(isThere(old)).as("a day has not passed").isTrue();

        sweepAfter(Duration.ofHours(2));
        assertThat(isThere(old)).isFalse();
        assertThat(isThere(fresh)).isTrue();
    }

    @Test
    void a_logo_stays_until_it_is_replaced() {
        var logo = picture();
        brands.change(shop.id(), "照片店", "#8c1c2b", logo);
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(2));
        assertThat(isThere(logo)).isTrue();

        brands.change(shop.id(), "照片店", "#8c1c2b", null);
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(2));
        assertThat(isThere(logo)).isFalse();
    }

    @Test
    void one_that_is_chosen_again_within_the_day_has_a_whole_day_when_it_is_dropped_again() {
        var picture = picture();
        sweepAfter(Duration.ZERO);
        var dish = dishWith(picture);
        sweepAfter(Duration.ofDays(2));
        show(dish, null);

        sweepAfter(Duration.ofHours(1));

        assertThat(isThere(picture)).isTrue();
    }

    @Test
    void a_dish_that_was_taken_off_the_menu_keeps_its_photo() {
        var picture = picture();
        var dish = dishWith(picture);
        change("UPDATE dish SET removed = TRUE WHERE dish_id = ?1", dish);

        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(2));

        assertThat(isThere(picture)).isTrue();
    }

    /** Whoever adds a column that refers to pictures adds a {@code PictureUse}, and then this. */
    @Test
    void every_column_that_refers_to_a_picture_is_asked() {
        var columns =
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                 WHERE table_schema = %s AND data_type IN ('char', 'varchar')
                   AND (column_name LIKE '%%picture%%' OR column_name LIKE '%%photo%%'
                        OR column_name LIKE '%%logo%%' OR column_name LIKE '%%image%%')
                """;
        var ofPlatform =
                platform.sql(columns.formatted("DATABASE()"))
                        .query((row, _) -> row.getString(1))
                        .list();
        List<?> ofTenant =
                shop.scope()
                        .get(() ->
                                entities.createNativeQuery(columns.formatted("DATABASE()"))
                                        .getResultList());

        assertThat(ofPlatform).containsExactly("tenant_brand.logo");
        assertThat(ofTenant).map(Object::toString).containsExactly("dish.picture");
    }

    private void sweepAfter(Duration time) {
        clock.advance(time);
        job.run();
    }

    private String picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shop.scope().get(() -> pictures.store(bytes.toByteArray()));
    }

    private boolean isThere(String id) {
        return shop.scope().get(() -> pictures.find(id, Pictures.Size.FULL).isPresent());
    }

    private String dishWith(String picture) {
        var id = io.yanhuo.shared.RandomId.ofLength(20);
        change(
                "INSERT INTO dish VALUES (?1, 'c', 's', 'n', '', '', ?2, 0, TRUE, FALSE, FALSE, 1,"
                        + " 0)",
                id,
                picture);
        return id;
    }

    private void show(String dish, String picture) {
        change("UPDATE dish SET picture = ?1 WHERE dish_id = ?2", picture, dish);
    }

    private void change(String sql, Object... values) {
        shop.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ -> {
                            var query = entities.createNativeQuery(sql);
                            for (int i = 0; i < values.length; i++) {
                                query.setParameter(i + 1, values[i]);
                            }
                            query.executeUpdate();
                        }));
    }
}
