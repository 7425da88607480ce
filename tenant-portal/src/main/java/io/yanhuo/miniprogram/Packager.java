package io.yanhuo.miniprogram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the source of all mini-programs one restaurant's, as a folder in a zip file. */
@Component
class Packager {
    private static final String TRY_OUT = "touristappid";

    private final ProgramFiles program;
    private final JsonMapper json;

    Packager(ProgramFiles program, JsonMapper json) {
        this.program = program;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    byte[] zip(String folder, PackageContents contents) {
        var files = new TreeMap<>(program.all());
        files.put("config.js", config(contents));
        files.put("app.json", app(program.get("app.json"), contents));
        files.put("project.config.json", project(program.get("project.config.json"), contents));
        files.put("README.md", readme(program.get("README.md"), contents));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(folder + "/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] config(PackageContents contents) {
        var values = new LinkedHashMap<String, Object>();
        values.put("apiBase", contents.apiBase());
        values.put("publicId", contents.publicId());
        values.put("name", contents.name());
        values.put("theme", contents.theme());
        return utf8("module.exports = " + json.writeValueAsString(values) + "\n");
    }

    /** Coloured from the first moment, before the server has answered. */
    private byte[] app(byte[] template, PackageContents contents) {
        var app = (ObjectNode) json.readTree(template);
        var theme = contents.theme();
        ((ObjectNode) app.get("window"))
                .put("navigationBarTitleText", contents.name())
                .put("navigationBarBackgroundColor", theme.brand())
                .put("navigationBarTextStyle", theme.whiteText() ? "white" : "black");
        ((ObjectNode) app.get("tabBar")).put("selectedColor", theme.ink());
        return utf8(json.writeValueAsString(app));
    }

    private byte[] project(byte[] template, PackageContents contents) {
        var project = (ObjectNode) json.readTree(template);
        project.put("appid", appid(contents));
        project.put("projectname", contents.name());
        // Without TLS it is a developer's own server, which WeChat's tools refuse unless told so.
        var secure = contents.apiBase().startsWith("https://");
        ((ObjectNode) project.get("setting")).put("urlCheck", secure);
        return utf8(json.writeValueAsString(project));
    }

    /** What the owner has to do at WeChat, with the restaurant's own values. */
    private static byte[] readme(byte[] template, PackageContents contents) {
        return utf8(
                new String(template, StandardCharsets.UTF_8)
                        .replace("{{appid}}", appid(contents))
                        .replace("{{apiBase}}", contents.apiBase())
                        .replace("{{name}}", contents.name()));
    }

    private static String appid(PackageContents contents) {
        return contents.appid() == null ? TRY_OUT : contents.appid();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
