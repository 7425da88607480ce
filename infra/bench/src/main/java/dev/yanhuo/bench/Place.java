package dev.yanhuo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The running system that is measured, as {@code ./yanhuo up} has started it.
 *
 * @param port of the application; its helpers listen 10, 20 and 30 above
 * @param data its folder
 */
record Place(int port, Path data, Database database, Restaurant shop) {
    static final int DEVELOPER = 10;
    static final int DATABASE = 20;
    static final int WECHAT = 30;

    Program application() {
        return application(data);
    }

    static Program application(Path data) {
        var line = read(data.resolve("run/application"));
        return new Program(Long.parseLong(line.split(" ")[0]));
    }

    /** The server itself, not the launcher that watches it. */
    Program databaseServer() {
        return new Program(Long.parseLong(read(data.resolve("database/server.pid"))));
    }

    /** The demo restaurant's address without its own name. */
    String domain() {
        var host = shop.host();
        return host.substring(host.indexOf('.') + 1);
    }

    Web wechat() {
        return new Web(port + WECHAT, "127.0.0.1");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the system is not running: " + file, e);
        }
    }
}
