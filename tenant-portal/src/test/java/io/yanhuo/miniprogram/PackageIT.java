package io.yanhuo.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PortalTest;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageIT {
    private final TestTenant tenants;
    private final MiniPrograms programs;
    private final Brands brands;
    private final JsonMapper json;

    Tenant laowang;
    Tenant amei;

    PackageIT(TestTenant tenants, MiniPrograms programs, Brands brands, JsonMapper json) {
        this.tenants = tenants;
        this.programs = programs;
        this.brands = brands;
        this.json = json;
    }

    @BeforeAll
    void two_restaurants_of_one_name() {
        laowang = tenants.create("laowang");
        amei = tenants.create("amei");
        brands.change(laowang.id(), "老王\"烧腊\" & 面", "#b3261e", null);
        brands.change(amei.id(), "阿梅奶茶", "#ffc300", null);
    }

    @Test
    void holds_the_source_and_the_restaurants_own_values() {
        var appid = appid();
        connect(laowang, appid);

        var files = open(laowang);

        var folder = laowang.slug() + "-mini-program/";
        assertThat(files)
                .containsKeys(
                        folder + "app.js",
                        folder + "app.wxss",
                        folder + "lib/api.js",
                        folder + "pages/menu/menu.wxml",
                        folder + "images/menu.png");
        assertThat(files.keySet()).noneMatch(path -> path.contains("/test/"));
        var config = config(files.get(folder + "config.js"));
        assertThat(config.get("publicId").asString()).isEqualTo(laowang.publicId());
        assertThat(config.get("apiBase").asString()).contains("//" + laowang.host());
        assertThat(config.get("name").asString()).isEqualTo("老王\"烧腊\" & 面");
        assertThat(config.get("theme").get("brand").asString()).isEqualTo("#b3261e");
        var project = json.readTree(files.get(folder + "project.config.json"));
        assertThat(project.get("appid").asString()).isEqualTo(appid);
        assertThat(project.get("compileType").asString()).isEqualTo("miniprogram");
        var app = json.readTree(files.get(folder + "app.json"));
        assertThat(app.get("window").get("navigationBarTextStyle").asString()).isEqualTo("white");
        assertThat(app.get("pages").size()).isGreaterThan(5);
    }

    @Test
    void is_what_the_developer_tools_open_and_says_which_domain_to_set() {
        var appid = appid();
        connect(laowang, appid);

        var files = open(laowang);

        var folder = laowang.slug() + "-mini-program/";
        var project = json.readTree(files.get(folder + "project.config.json"));
        assertThat(project.get("projectname").asString()).isEqualTo("老王\"烧腊\" & 面");
        assertThat(files)
                .containsKey(
                        folder
                                + project.get("miniprogramRoot").asString().substring(2)
                                + "app.json");
        assertThat(project.get("packOptions").get("ignore").toString()).contains("README.md");
        assertThat(project.get("setting").get("urlCheck").asBoolean())
                .as("plain http, on a developer's machine only")
                .isFalse();
        // Only a platform that uploads for others has an ext.json; here it would point nowhere.
        assertThat(files).doesNotContainKey(folder + "ext.json");
        var config = config(files.get(folder + "config.js"));
        assertThat(files.get(folder + "README.md"))
                .contains("request合法域名", config.get("apiBase").asString(), appid)
                .doesNotContain("{{");
    }

    @Test
    void can_be_tried_out_before_there_is_an_appid() {
        var files = open(amei);

        var folder = amei.slug() + "-mini-program/";
        assertThat(json.readTree(files.get(folder + "project.config.json")).get("appid").asString())
                .isEqualTo("touristappid");
        var window = json.readTree(files.get(folder + "app.json")).get("window");
        assertThat(window.get("navigationBarBackgroundColor").asString()).isEqualTo("#ffc300");
        assertThat(window.get("navigationBarTextStyle").asString()).isEqualTo("black");
    }

    @Test
    void holds_nothing_of_another_restaurant_and_no_secret() {
        connect(laowang, appid());

        var text = String.join("\n", open(laowang).values());

        assertThat(text).doesNotContain("secret-of-laowang", amei.publicId(), amei.slug(), "阿梅");
    }

    @Test
    void is_noted_once_it_was_taken() {
        var fresh = tenants.create("fresh");
        brands.change(fresh.id(), "新店", "#116644", null);
        assertThat(fresh.scope().get(programs::downloaded)).isFalse();

        open(fresh);

        assertThat(fresh.scope().get(programs::downloaded)).isTrue();
        assertThat(tenants.create("other").scope().get(programs::downloaded)).isFalse();
    }

    @Test
    void an_appid_belongs_to_one_restaurant() {
        var appid = appid();
        laowang.scope().run(() -> programs.connect(appid, "secret"));

        assertThat(laowang.scope().get(programs::appid)).contains(appid);
        assertThatThrownBy(() -> amei.scope().run(() -> programs.connect(appid, "secret")))
                .isInstanceOf(Refused.class);
    }

    private void connect(Tenant tenant, String appid) {
        tenant.scope().run(() -> programs.connect(appid, "secret-of-laowang"));
    }

    private static String appid() {
        return "wx" + RandomId.ofLength(16);
    }

    private JsonNode config(String script) {
        assertThat(script).startsWith("module.exports = ");
        return json.readTree(script.substring("module.exports = ".length()));
    }

    private Map<String, String> open(Tenant tenant) {
        var files = new TreeMap<String, String>();
        var bytes = tenant.scope().get(() -> programs.take(RandomId.ofLength(20)));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
