package io.yanhuo.access.web;

import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A second door that only whoever sits at the machine can reach; there is none in production. */
@Component
@Profile("dev")
class DeveloperDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int THREADS = 4;

    private final int port;

    DeveloperDoor(@Value("${yanhuo.developer.port:-1}") int port) {
        this.port = port;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (port < 1) return;
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        var protocol = (Http11NioProtocol) connector.getProtocolHandler();
        protocol.setAddress(InetAddress.getLoopbackAddress());
        protocol.setMaxThreads(THREADS);
        factory.addAdditionalConnectors(connector);
    }
}
