package dev.yanhuo.wechat.faults;

import dev.yanhuo.wechat.state.Json;
import tools.jackson.core.JacksonException;

/** A moment at which something could go wrong. */
public record Occasion(
        FaultKind.Stage stage,
        String method,
        String path,
        String mchid,
        String body,
        String event,
        String subject) {
    public static Occasion call(String method, String path, String mchid, String body) {
        return new Occasion(FaultKind.Stage.CALL, method, path, mchid, body, "", "");
    }

    public static Occasion callback(String mchid, String event, String subject) {
        return new Occasion(FaultKind.Stage.CALLBACK, "", "", mchid, "", event, subject);
    }

    public static Occasion of(FaultKind.Stage stage, String mchid, String subject) {
        return new Occasion(stage, "", "", mchid, "", "", subject);
    }

    String at(String pointer) {
        try {
            return Json.tree(body).at(pointer).asString("");
        } catch (JacksonException | IllegalArgumentException _) {
            return "";
        }
    }
}
