package dev.yanhuo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat on virtual threads and nothing else: greets, returns bytes, asks the database one row. */
final class BareServer {
    private static final int POOL = 16;

    private BareServer() {}

    /** Arguments: file to return, port of the database, content type, content encoding. */
    public static void main(String[] arguments) throws Exception {
        var bytes = Files.readAllBytes(Path.of(arguments[0]));
        var pool = pool(Integer.parseInt(arguments[1]));
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("yanhuo-bench-tomcat").toString());
        tomcat.setConnector(connector());
        var context = tomcat.addContext("", null);
        add(context, "/hello", (_, to) -> write(to, "text/plain", "hello".getBytes(UTF_8)));
        add(context, "/bytes", (_, to) -> writeAs(to, arguments[2], arguments[3], bytes));
        add(context, "/query", (_, to) -> write(to, "text/plain", query(pool).getBytes(UTF_8)));
        tomcat.start();
        System.out.println("PORT " + tomcat.getConnector().getLocalPort());
        awaitEndOfInput();
        tomcat.stop();
        pool.close();
        System.exit(0);
    }

    private static Connector connector() {
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return connector;
    }

    private static HikariDataSource pool(int port) {
        var config = new HikariConfig();
        config.setJdbcUrl(Database.url(port, Routing.SCHEMA));
        config.setUsername("root");
        config.setMaximumPoolSize(POOL);
        return new HikariDataSource(config);
    }

    private static String query(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(Routing.POINT_SELECT);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** What one address answers. */
    private interface Reply {
        void to(HttpServletRequest request, HttpServletResponse response)
                throws IOException, SQLException;
    }

    private static void add(Context context, String path, Reply reply) {
        var servlet =
                new HttpServlet() {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response)
                            throws IOException {
                        try {
                            reply.to(request, response);
                        } catch (SQLException e) {
                            throw new IOException(e);
                        }
                    }
                };
        Tomcat.addServlet(context, path, servlet);
        context.addServletMappingDecoded(path, path);
    }

    private static void writeAs(
            HttpServletResponse response, String type, String encoding, byte[] bytes)
            throws IOException {
        if (!encoding.isEmpty()) response.setHeader("Content-Encoding", encoding);
        write(response, type, bytes);
    }

    private static void write(HttpServletResponse response, String type, byte[] bytes)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody says anything; whoever started us has ended when the input ends.
        }
    }
}
