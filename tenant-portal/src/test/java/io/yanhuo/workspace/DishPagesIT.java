package io.yanhuo.workspace;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffRole;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.MultiValueMap;

/** The pages on which the menu is kept. */
class DishPagesIT extends WorkspaceScene {
    @Autowired Menu menu;
    @Autowired DishDesk desk;
    @Autowired DishEditing editing;

    @Test
    void a_station_says_in_words_what_is_wrong_with_its_name() {
        assertThat(body(owner.submit("/admin/stations", of("name", "凉菜档")))).isEmpty();

        assertThat(body(owner.submit("/admin/stations", of("name", "凉菜档"))))
                .contains("已经有叫“凉菜档”的了，请换个名字。");
        assertThat(body(owner.submit("/admin/stations", of("name", "长".repeat(21)))))
                .contains("20", "21")
                .doesNotContain("[Ljava");
    }

    @Nested
    class The_editor_of_a_dish {
        @Test
        void saves_what_it_showed_without_changing_the_menu() {
            var before = version();
            var sheet = shop.scope().get(() -> desk.sheet(dish("叉烧饭").id()));

            var saved = owner.upload("/admin/dishes/" + sheet.id(), fields(sheet), null);

            assertThat(saved.getResponse().getStatus()).as(body(saved)).isEqualTo(303);
            assertThat(version()).isEqualTo(before);
        }

        @Test
        void adds_a_dish_with_photo_specs_and_add_ons() throws IOException {
            var fields = newDish();
            var photo = new MockMultipartFile("photo", "p.png", "image/png", png());

            var saved = owner.upload("/admin/dishes", fields, photo);

            assertThat(saved.getResponse().getStatus()).as(body(saved)).isEqualTo(303);
            var added = dish("沙姜鸡");
            assertThat(added.picture()).isNotNull();
            assertThat(added.skus()).extracting(MenuView.Sku::left).containsExactly(12, null);
            assertThat(added.addOnGroups().getFirst().addOns()).hasSize(1);
            var served = owner.open("/pictures/" + added.picture() + "/thumb.jpg");
            assertThat(served.getResponse().getContentType()).isEqualTo("image/jpeg");
            assertThat(served.getResponse().getHeader("Cache-Control")).contains("immutable");
        }

        @Test
        void keeps_what_was_typed_and_says_at_each_field_what_is_wrong() {
            var fields = newDish();
            fields.set("ingredients", "");
            fields.set("skus[0].price", "二十八");
            fields.set("skus[1].spec", "");
            fields.set("groups[0].max", "0");

            var refused = owner.upload("/admin/dishes", fields, null);

            assertThat(refused.getResponse().getStatus()).isEqualTo(422);
            assertThat(body(refused))
                    .contains("沙姜鸡", "二十八", "姜葱蓉")
                    .contains("请填写价格，例如 28 或 28.50。")
                    .contains("上架前请填写主要配料")
                    .contains("每一种都要填规格名")
                    .contains("href=\"#skus[0].price\"");
        }

        @Test
        void lets_a_dish_without_ingredients_wait_off_the_shelf() {
            var fields = newDish();
            fields.set("ingredients", "");
            fields.remove("onShelf");
            fields.set("_onShelf", "on");

            var saved = owner.upload("/admin/dishes", fields, null);

            assertThat(saved.getResponse().getStatus()).as(body(saved)).isEqualTo(303);
            assertThat(body(owner.open("/admin/dishes"))).contains("沙姜鸡");
        }

        @Test
        void refuses_a_photo_that_is_none_and_says_so() {
            var fake = new MockMultipartFile("photo", "p.jpg", "image/jpeg", "<html>".getBytes());

            var refused = owner.upload("/admin/dishes", newDish(), fake);

            assertThat(refused.getResponse().getStatus()).isEqualTo(422);
            assertThat(body(refused)).contains("这个文件不是能用的图片");
        }

        @Test
        void offers_both_ways_out_when_somebody_else_was_faster() {
            var sheet = shop.scope().get(() -> desk.sheet(dish("叉烧饭").id()));
            var fields = fields(sheet);
            fields.set("name", "我的叉烧饭");
            shop.scope().run(() -> editing.change(sheet.id(), sheet.version(), sheet.draft()));

            var conflict = owner.upload("/admin/dishes/" + sheet.id(), fields, null);

            assertThat(conflict.getResponse().getStatus()).isEqualTo(409);
            assertThat(body(conflict)).contains("我的叉烧饭", "别人也改了这道菜");
            var now = shop.scope().get(() -> desk.sheet(sheet.id()).version());
            fields.set("version", Long.toString(now));
            owner.upload("/admin/dishes/" + sheet.id(), fields, null);
            assertThat(dish("我的叉烧饭").id()).isEqualTo(sheet.id());
        }
    }

    @Nested
    class The_list_of_dishes {
        @Test
        void answers_htmx_with_the_changed_dish_alone() {
            var id = dish("蛋挞").id();

            var answer = owner.htmx("/admin/dishes/" + id + "/shelf", of("on", "false"));

            assertThat(answer.getResponse().getStatus()).isEqualTo(200);
            assertThat(body(answer)).contains("已下架").doesNotContain("<html");
        }

        @Test
        void sells_out_until_the_next_opening_and_sells_again() {
            var id = dish("蛋挞").id();

            owner.submit("/admin/dishes/" + id + "/sold-out", of("back", "AT_NEXT_OPENING"));
            assertThat(dish("蛋挞").soldOut()).isTrue();
            assertThat(body(owner.open("/admin/dishes"))).contains("沽清至");

            owner.submit("/admin/dishes/" + id + "/sold-out", of("back", "NOW"));
            assertThat(dish("蛋挞").soldOut()).isFalse();
        }

        @Test
        void counts_what_is_left() {
            var sku = dish("蛋挞").skus().getFirst().id();
            var fields = of("count", "7");
            fields.set("seen", "");
            owner.htmx("/admin/skus/" + sku + "/stock", fields);
            assertThat(dish("蛋挞").skus().getFirst().left()).isEqualTo(7);

            fields.set("count", "sieben");
            var refused = owner.htmx("/admin/skus/" + sku + "/stock", fields);
            assertThat(refused.getResponse().getContentType()).contains("problem+json");
            assertThat(body(refused)).contains("余量请填");
        }

        @Test
        void shows_a_cook_no_prices_and_no_editor() {
            var cook = colleague(StaffRole.KITCHEN);

            var list = body(cook.open("/admin/dishes"));

            assertThat(list).contains("叉烧饭", "沽清").doesNotContain("¥").doesNotContain("/edit");
            assertThat(cook.open("/admin/dishes/new").getResponse().getStatus()).isEqualTo(403);
            assertThat(cook.open("/admin/staff").getResponse().getStatus()).isEqualTo(403);
            assertThat(cook.open("/admin/brand").getResponse().getStatus()).isEqualTo(403);
        }
    }

    private String version() {
        return shop.scope().get(() -> menu.view().version());
    }

    private MenuView.Dish dish(String name) {
        return shop.scope()
                .get(() -> menu.view().categories().stream())
                .flatMap(c -> c.dishes().stream())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MultiValueMap<String, String> newDish() {
        var like = shop.scope().get(() -> desk.sheet(dish("白切鸡").id())).draft();
        var fields = of("name", "沙姜鸡");
        fields.set("categoryId", like.categoryId());
        fields.set("stationId", like.stationId());
        fields.set("description", "沙姜香");
        fields.set("ingredients", "鸡肉、沙姜");
        fields.set("packaging", "1.50");
        fields.set("onShelf", "true");
        fields.set("skus[0].spec", "半只");
        fields.set("skus[0].price", "48");
        fields.set("skus[0].stock", "12");
        fields.set("skus[1].spec", "一只");
        fields.set("skus[1].price", "90.5");
        fields.set("groups[0].name", "蘸料");
        fields.set("groups[0].min", "0");
        fields.set("groups[0].max", "2");
        fields.set("groups[0].addOns[0].name", "姜葱蓉");
        fields.set("groups[0].addOns[0].price", "2");
        fields.set("groups[0].addOns[1].name", "");
        fields.set("groups[0].addOns[1].price", "");
        return fields;
    }

    /** Every field as the editor's page holds it. */
    private static MultiValueMap<String, String> fields(DishDesk.Sheet sheet) {
        var draft = sheet.draft();
        var fields = of("version", Long.toString(sheet.version()));
        fields.set("name", draft.name());
        fields.set("categoryId", draft.categoryId());
        fields.set("stationId", draft.stationId());
        fields.set("description", draft.description());
        fields.set("ingredients", draft.ingredients());
        fields.set("packaging", draft.packaging().yuan());
        fields.set("onShelf", Boolean.toString(draft.onShelf()));
        for (int i = 0; i < draft.skus().size(); i++) {
            fields.set("skus[" + i + "].id", draft.skus().get(i).id());
            fields.set("skus[" + i + "].spec", draft.skus().get(i).spec());
            fields.set("skus[" + i + "].price", draft.skus().get(i).price().yuan());
        }
        for (int i = 0; i < draft.groups().size(); i++) {
            var group = draft.groups().get(i);
            fields.set("groups[" + i + "].id", group.id());
            fields.set("groups[" + i + "].name", group.name());
            fields.set("groups[" + i + "].min", Integer.toString(group.min()));
            fields.set("groups[" + i + "].max", Integer.toString(group.max()));
            for (int j = 0; j < group.addOns().size(); j++) {
                var at = "groups[" + i + "].addOns[" + j + "].";
                fields.set(at + "id", group.addOns().get(j).id());
                fields.set(at + "name", group.addOns().get(j).name());
                fields.set(at + "price", group.addOns().get(j).price().yuan());
            }
        }
        return fields;
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
