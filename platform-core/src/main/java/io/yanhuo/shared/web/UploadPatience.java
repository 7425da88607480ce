package io.yanhuo.shared.web;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Waits longer for the next piece of what somebody sends us, such as a picture over a poor line,
 * than for the head of a request, which fits into one packet.
 */
@Component
class UploadPatience implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int TRAILER = 64;

    private final Duration pause;

    UploadPatience(@Value("${yanhuo.upload-pause:30s}") Duration pause) {
        this.pause = pause;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (!(connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http)) return;
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout(Math.toIntExact(pause.toMillis()));
            // What may stand between the pieces of a body and nobody sends: a byte of it a minute
            // would hold a connection for days.
            http.setMaxExtensionSize(0);
            http.setMaxTrailerSize(TRAILER);
        });
    }
}
