package dev.yanhuo.database;

import java.nio.file.Path;

/**
 * How to run a server.
 *
 * @param data folder of its files; kept between starts
 * @param port 0 takes a free one
 * @param durable whether every commit reaches the disk before it is acknowledged
 * @param binaryLog whether what is written can be read again, to go back to any moment
 */
public record Options(Path data, int port, boolean durable, String bufferPool, boolean binaryLog) {
    public Options(Path data, int port, boolean durable, String bufferPool) {
        this(data, port, durable, bufferPool, false);
    }

    public static Options forDevelopment(Path data, int port) {
        return new Options(data, port, true, "256M", true);
    }

    static Options forTests(Path data, int port) {
        return new Options(data, port, false, "192M", true);
    }
}
