package io.yanhuo.killed;

import static org.awaitility.Awaitility.await;

import io.yanhuo.TestBrowser;
import java.nio.file.Path;
import java.time.Duration;

/** Two processes that serve the restaurants of {@link OwnServer}. */
final class TwoNodes implements AutoCloseable {
    private final Path folder;
    private final int first;
    private Node firstNode;
    private final Node secondNode;

    TwoNodes(Path folder, int first, int second) {
        this.folder = folder;
        this.first = first;
        firstNode = node(first);
        secondNode = node(second);
        awaitHealthy(first);
        awaitHealthy(second);
    }

    private Node node(int port) {
        var settings = OwnServer.settings();
        settings.put("spring.profiles.active", "dev");
        settings.put("server.port", port);
        settings.put("yanhuo.data", folder.resolve("files"));
        return Node.start(Serving.class, folder.resolve("node-" + port + ".log"), settings);
    }

    private static void awaitHealthy(int port) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> new TestBrowser("127.0.0.1", port).get("/healthz").status() == 200);
    }

    void killFirst() {
        firstNode.kill();
    }

    void startFirstAgain() {
        firstNode = node(first);
        awaitHealthy(first);
    }

    @Override
    public void close() {
        firstNode.close();
        secondNode.close();
    }
}
