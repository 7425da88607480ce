package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Wraps a notice as it should be, or with something wrong. */
@Component
class Wrapping {
    private static final Duration STALE = Duration.ofSeconds(400);

    private final Packing packing;
    private final Forgery forgery;
    private final Alteration alteration;
    private final PlatformKeys keys;
    private final People people;

    Wrapping(
            Packing packing,
            Forgery forgery,
            Alteration alteration,
            PlatformKeys keys,
            People people) {
        this.packing = packing;
        this.forgery = forgery;
        this.alteration = alteration;
        this.keys = keys;
        this.people = people;
    }

    Parcel wrap(Notice notice, @Nullable Trick trick) {
        if (trick == null) return genuine(notice, notice.news());
        return switch (trick.action()) {
            case C4 -> {
                var key = forgery.of(trick.variant(), notice.news().mchid());
                yield packing.sign(plain(notice, notice.news()), key);
            }
            case C5 -> {
                boolean stale = trick.variant().equals("stale");
                var ago = stale ? STALE : Duration.ZERO;
                yield packing.sign(plain(notice, notice.news()), keys.forCallback(), ago);
            }
            case C6 ->
                    genuine(notice, alteration.of(notice.news(), trick.variant(), trick.value()));
            case C7 -> genuine(notice, notice.news()).header("Wechatpay-Signature", probe());
            case C8 -> packing.sign(locked(notice, trick.variant()), keys.forCallback());
            case C9 -> strange(notice, trick.variant());
            case C11 -> genuine(notice, notice.news().called("BRAND.NEW"));
            default -> genuine(notice, notice.news());
        };
    }

    private Parcel genuine(Notice notice, News news) {
        return packing.sign(plain(notice, news), keys.forCallback());
    }

    private String plain(Notice notice, News news) {
        return Json.text(packing.envelope(notice, news, packing.lock(news)));
    }

    private static String probe() {
        return "WECHATPAY/SIGNTEST/" + Chance.letters(300) + "==";
    }

    private String locked(Notice notice, String variant) {
        var news = notice.news();
        var usual = packing.lock(news);
        var former = people.merchant(news.mchid()).orElseThrow().formerApiV3Key();
        var lock =
                switch (variant) {
                    case "old-key" -> new Packing.Lock(former, usual.nonce(), usual.associated());
                    case "nonce-16" ->
                            new Packing.Lock(usual.key(), Chance.letters(16), usual.associated());
                    case "no-aad" -> new Packing.Lock(usual.key(), usual.nonce(), "");
                    default -> usual;
                };
        var envelope = packing.envelope(notice, news, lock);
        var resource = (ObjectNode) envelope.get("resource");
        switch (variant) {
            case "broken" ->
                    resource.put("ciphertext", "AAAA" + resource.get("ciphertext").asString());
            case "wrong-aad" -> resource.put("associated_data", "certificate");
            case "no-aad" -> resource.remove("associated_data");
            default -> {}
        }
        return Json.text(envelope);
    }

    private Parcel strange(Notice notice, String variant) {
        var genuine = genuine(notice, notice.news());
        return switch (variant) {
            case "xml" -> packing.sign(oldRefundNotice(notice), keys.forCallback());
            case "empty" -> new Parcel(genuine.headers(), new byte[0]);
            case "huge" ->
                    packing.sign("{\"pad\":\"" + "x".repeat(1 << 20) + "\"}", keys.forCallback());
            case "charset" ->
                    genuine.header("Content-Type", "application/json; charset=ISO-8859-1");
            default -> genuine.lowerCase();
        };
    }

    private static String oldRefundNotice(Notice notice) {
        var values =
                Map.of(
                        "return_code",
                        "SUCCESS",
                        "mch_id",
                        notice.news().mchid(),
                        "req_info",
                        "AAAA");
        var xml = new StringBuilder("<xml>");
        values.forEach((name, value) ->
                xml.append("<%s><![CDATA[%s]]></%s>".formatted(name, value, name)));
        return xml.append("</xml>").toString();
    }
}
