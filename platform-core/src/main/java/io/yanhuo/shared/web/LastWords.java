package io.yanhuo.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers what the server refuses before it is a request of ours: an address with a broken escape,
 * a header without end, a host that is no name. In the place of the server's own English page.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LastWords implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (!(context.getParent() instanceof StandardHost host)) return;
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new Page());
        });
    }

    private static final class Page extends ErrorReportValve {
        private static final byte[] TEXT =
                """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                    <meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <meta name="robots" content="noindex">
                    <title>这一步没有完成</title>
                    <link rel="stylesheet" href="/assets/refusal.css">
                </head>
                <body>
                <main class="refusal">
                    <h1>这一步没有完成</h1>
                    <p class="refusal-text" role="alert">这个网址或请求写错了，我们读不懂。请核对网址，或从首页重新进入。</p>
                    <p class="refusal-text" lang="en">This address or request is malformed. \
                Please check the address, or begin at the start.</p>
                    <p><a class="refusal-home" href="/">回到首页 / Back to the start</a></p>
                </main>
                </body>
                </html>
                """
                        .getBytes(StandardCharsets.UTF_8);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0) return;
            if (!response.setErrorReported() || !open(response)) return;
            try {
                careful(response);
                response.setContentType("text/html;charset=UTF-8");
                response.getCoyoteResponse().setContentLength(TEXT.length);
                response.getOutputStream().write(TEXT);
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** No filter of ours has seen this request. */
        private static void careful(Response response) {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
            response.setHeader("Cache-Control", "no-store");
        }

        private static boolean open(Response response) {
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            return open.get();
        }
    }
}
