package io.yanhuo.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Statements;
import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Stations;
import io.yanhuo.ordering.Shop;
import io.yanhuo.shared.Money;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How much travels to a diner, and how much the database does for it. */
class StorefrontWeightIT extends StorefrontScene {
    @Test
    void a_menu_of_120_dishes_travels_in_40_kilobytes() throws Exception {
        var large = Shop.open(beans, "large");
        large.tenant().scope().run(() -> addDishes(120));
        var guest = new TestDiner(mvc, large.tenant());
        var answer = guest.open("/", "Accept-Encoding", "gzip, br");

        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getContentAsByteArray().length).isLessThan(40_000);
    }

    @Test
    void the_scripts_travel_in_20_kilobytes() throws Exception {
        int sum = 0;
        try (var files = Files.list(Path.of("src/main/resources/static/assets/store"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                var zipped = new ByteArrayOutputStream();
                try (var gzip = new GZIPOutputStream(zipped)) {
                    gzip.write(Files.readAllBytes(file));
                }
                sum += zipped.size();
            }
        }
        assertThat(sum).isLessThan(20_000);
    }

    @Test
    void a_known_menu_takes_two_statements_and_a_checkout_a_dozen() throws Exception {
        var diner = diner();
        diner.look("/");
        assertThat(statements(diner, "/")).isLessThanOrEqualTo(2);
        var checkout = "/checkout?way=PICKUP&item=" + items(laowang);
        assertThat(statements(diner, checkout)).isLessThanOrEqualTo(12);
    }

    private static long statements(TestDiner diner, String path) throws Exception {
        return Statements.leastOfFive(() -> Statements.of(() -> diner.look(path)));
    }

    private void addDishes(int count) {
        var category = beans.getBean(CategoryEditing.class).add("更多", null);
        var station = beans.getBean(Stations.class).all().getFirst().id();
        var group =
                new DishDraft.Group(
                        null,
                        "加料",
                        0,
                        3,
                        List.of(new DishDraft.AddOn(null, "卤蛋", Money.ofFen(200))));
        var skus =
                List.of(
                        new DishDraft.Sku("例", Money.ofFen(2800)),
                        new DishDraft.Sku("大", Money.ofFen(3400)));
        for (int i = 0; i < count; i++) {
            beans.getBean(DishEditing.class)
                    .create(
                            new DishDraft(
                                    "招牌菜 " + i,
                                    category,
                                    station,
                                    "每日现做的招牌菜，第 " + i + " 道。",
                                    "猪肉、大米、时令青菜",
                                    null,
                                    Money.ofFen(100),
                                    true,
                                    skus,
                                    List.of(group)));
        }
    }
}
