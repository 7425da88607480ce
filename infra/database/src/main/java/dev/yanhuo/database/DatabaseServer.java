package dev.yanhuo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server on the loopback interface: MariaDB, or MySQL if {@link Program} says so. */
public final class DatabaseServer implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Process process;
    private final int port;
    private final Path log;

    private DatabaseServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts a server; recovers by itself from an earlier one that was killed. */
    public static DatabaseServer start(Options options) {
        try {
            var data = options.data().toAbsolutePath();
            var program = Program.chosen();
            if (!Files.isDirectory(data.resolve("mysql"))) install(program, data);
            int port = options.port() == 0 ? freePort() : free(options.port());
            var log = data.resolve("server.log");
            var process = launch(command(program, options, data, port), log);
            var server = new DatabaseServer(process, port, log);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start the database server", e);
        }
    }

    public int port() {
        return port;
    }

    /** Host and port, as a JDBC address names them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** As the server's own administrator, who exists on this machine only. */
    public Connection administrator() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + address() + "/?useInformationSchema=false&useSSL=false",
                "root",
                "");
    }

    public boolean running() {
        return process.isAlive();
    }

    /** Returns when it has ended, by whomever. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Ends it cleanly and waits for that. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, as a power cut would; also for data that nobody needs any more. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (process.isAlive() && System.nanoTime() < end) {
            try (var connection = administrator()) {
                if (process.isAlive() && connection.isValid(1)) return;
            } catch (SQLException _) {
                pause();
            }
        }
        process.destroyForcibly();
        throw new IOException("the database server did not come up; see " + log);
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static void install(Program program, Path data) throws IOException {
        Files.createDirectories(data.getParent());
        var log = Files.createTempFile("yanhuo-install", ".log");
        var installation = launch(program.installation(data), log);
        try {
            if (installation.waitFor() != 0) {
                throw new IOException("the database server could not be installed; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static List<String> command(Program program, Options options, Path data, int port)
            throws IOException {
        // A socket's path may have 107 characters; a deep checkout has more.
        var socket = Files.createTempDirectory("yh").resolve("s");
        var command = new ArrayList<>(program.command(data));
        command.addAll(
                List.of(
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + socket,
                        "--pid-file=" + data.resolve("server.pid"),
                        "--innodb-buffer-pool-size=" + options.bufferPool(),
                        "--innodb-flush-log-at-trx-commit=" + (options.durable() ? 1 : 2)));
        command.addAll(ServerSettings.ALL);
        command.addAll(program.settings());
        command.addAll(ServerSettings.binaryLog(options));
        if (options.binaryLog()) command.addAll(program.binaryLog());
        return command;
    }

    private static Process launch(List<String> command, Path log) throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A server that starts, if only to be installed, deletes what others keep in its folder.
        builder.environment().put("TMPDIR", Files.createTempDirectory("yh").toString());
        return builder.start();
    }

    /** Whoever answers there already is somebody else's server, with somebody else's accounts. */
    private static int free(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return port;
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken by another program", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
