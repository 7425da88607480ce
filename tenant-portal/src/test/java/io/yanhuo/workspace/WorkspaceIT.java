package io.yanhuo.workspace;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffRole;
import io.yanhuo.tenancy.Brands;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of the workspace, and what is said there about the restaurant itself. */
class WorkspaceIT extends WorkspaceScene {
    @Autowired Brands brands;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/dishes",
                "/admin/dishes?q=叉烧",
                "/admin/dishes?q=没有",
                "/admin/dishes/new",
                "/admin/categories",
                "/admin/categories/new",
                "/admin/stations",
                "/admin/brand",
                "/admin/staff"
            })
    void every_page_opens_within_the_shell(String path) {
        var page = owner.open(path);

        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(200);
        assertThat(body(page)).contains("laowang", "退出登录", "csrf-token").doesNotContain("??");
    }

    @Nested
    class Brand_and_staff {
        @Test
        void a_light_colour_is_refused_and_a_dark_one_is_everywhere() {
            var fields = of("name", "老王烧腊");
            fields.set("colour", "#ffee00");
            assertThat(body(owner.upload("/admin/brand", fields, null))).contains("这个颜色太浅");

            fields.set("colour", "#1d5c4a");
            owner.upload("/admin/brand", fields, null);
            assertThat(body(owner.open("/admin/brand.css"))).contains("#1d5c4a", "29, 92, 74");
            assertThat(brands.of(shop.id()).name()).isEqualTo("老王烧腊");
        }

        @Test
        void a_cook_is_added_promoted_and_sent_away() {
            var fields = of("name", "阿强");
            fields.set("phone", "138 0000 1234");
            fields.set("role", "KITCHEN");
            owner.submit("/admin/staff", fields);
            var cook = person("阿强");
            owner.submit("/admin/staff/" + cook + "/role", of("role", "MANAGER"));
            assertThat(body(owner.open("/admin/staff"))).contains("138****1234", "阿强");

            assertThat(body(owner.submit("/admin/staff", fields))).contains("已经是员工了");
            owner.submit("/admin/staff/" + cook + "/deactivation", of("x", "x"));
            assertThat(body(owner.open("/admin/staff"))).doesNotContain("阿强");

            owner.submit("/admin/staff", fields);
            assertThat(body(owner.open("/admin/staff"))).contains("阿强");
        }

        private String person(String name) {
            return shop.scope()
                    .get(() ->
                            staff.all().stream()
                                    .filter(s -> s.name().equals(name))
                                    .findFirst()
                                    .orElseThrow()
                                    .id());
        }
    }

    @Nested
    class Where_the_money_goes {
        @Test
        void is_chosen_by_the_owner_alone_and_a_manager_sees_it() {
            var manager = colleague(StaffRole.MANAGER);

            var seen = body(manager.open("/admin/payment-account"));
            var tried = manager.submit("/admin/payment-account", of("subMchid", "1900000109"));

            assertThat(seen).contains("所以只有店主能改").doesNotContain("name=\"subMchid\"");
            assertThat(tried.getResponse().getStatus()).isEqualTo(403);
            assertThat(body(owner.open("/admin/payment-account")))
                    .contains("name=\"subMchid\"")
                    .doesNotContain("所以只有店主能改");
        }

        @ParameterizedTest
        @EnumSource(value = StaffRole.class, mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
        void is_chosen_by_nobody_else(StaffRole role) {
            var tried =
                    colleague(role).submit("/admin/payment-account", of("subMchid", "1900000109"));

            assertThat(tried.getResponse().getStatus()).isEqualTo(403);
            assertThat(body(tried)).contains("您的岗位没有这项权限");
        }
    }
}
