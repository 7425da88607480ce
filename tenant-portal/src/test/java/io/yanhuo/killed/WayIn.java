package io.yanhuo.killed;

import io.yanhuo.TestBrowser;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An address by which strangers come, each to the next node; it may lead them to another one. */
final class WayIn implements AutoCloseable {
    private final String host;
    private final Proxy proxy;
    private final Queue<String> reached = new ConcurrentLinkedQueue<>();

    WayIn(String host, List<Integer> nodes) {
        this.host = host;
        this.proxy = new Proxy(nodes);
    }

    int port() {
        return proxy.port();
    }

    /** Somebody new, at the host where she has got to. */
    TestBrowser come() {
        var browser = new TestBrowser(host, port());
        var page = browser.get("/");
        if (page.status() != 307) {
            reached.add(host);
            return browser;
        }
        var other = URI.create(page.location()).getHost();
        reached.add(other);
        return new TestBrowser(other, port());
    }

    /** The hosts where people have got to since this was asked last. */
    List<String> reached() {
        var hosts = List.copyOf(reached);
        reached.clear();
        return hosts;
    }

    @Override
    public void close() {
        proxy.close();
    }
}
