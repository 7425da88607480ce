package io.yanhuo.payments.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.payments.Notices;
import io.yanhuo.payments.wechat.NotGenuine;
import io.yanhuo.payments.wechat.NoticeReader.Proof;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where WeChat Pay reports. The status says everything: 200 for "kept", anything else for "tell me
 * again". The body is taken as the bytes that were signed.
 */
@Controller
@OnFace(Face.CALLBACKS)
@Allow(Who.SIGNED_CALLBACK)
class NoticeController {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeController.class);
    private static final int LARGEST = 64 * 1024;

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @PostMapping({"/callbacks/{callbackKey}/pay", "/callbacks/{callbackKey}/refund"})
    ResponseEntity<Map<String, String>> receive(
            @PathVariable String callbackKey, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) return refuse(HttpStatus.CONTENT_TOO_LARGE, "too large");
        try {
            if (notices.receive(callbackKey, proof(request), body)) return thanks();
            return refuse(HttpStatus.NOT_FOUND, "nobody is here");
        } catch (NotGenuine e) {
            LOG.warn("a notice that is not genuine: {}", e.getMessage());
            return refuse(HttpStatus.UNAUTHORIZED, "not genuine");
        }
    }

    private static Proof proof(HttpServletRequest request) {
        return new Proof(
                request.getHeader("Wechatpay-Timestamp"),
                request.getHeader("Wechatpay-Nonce"),
                request.getHeader("Wechatpay-Serial"),
                request.getHeader("Wechatpay-Signature"),
                request.getHeader("Wechatpay-Signature-Type"));
    }

    private static ResponseEntity<Map<String, String>> thanks() {
        return ResponseEntity.ok(Map.of("code", "SUCCESS", "message", "成功"));
    }

    private static ResponseEntity<Map<String, String>> refuse(HttpStatus status, String why) {
        return ResponseEntity.status(status).body(Map.of("code", "FAIL", "message", why));
    }
}
