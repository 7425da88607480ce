package dev.yanhuo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Runs the server until told to end: {@code --data DIR --port N --passwords FILE}, where the file
 * has the lines {@code platform=}, {@code router=} and {@code ddl=}.
 */
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var given = parse(arguments);
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(Path.of(need(given, "passwords")))) {
            passwords.load(file);
        }
        var data = Path.of(need(given, "data"));
        int port = Integer.parseInt(need(given, "port"));
        var server = DatabaseServer.start(Options.forDevelopment(data, port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new Accounts(
                        passwords.getProperty("platform"),
                        passwords.getProperty("router"),
                        passwords.getProperty("ddl"))
                .prepare(server);
        System.out.println("READY " + server.address());
        server.awaitEnd();
        System.err.println("the database server has ended; see " + data.resolve("server.log"));
        System.exit(1);
    }

    private static Map<String, String> parse(String[] arguments) {
        var given = new HashMap<String, String>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        return given;
    }

    private static String need(Map<String, String> given, String name) {
        var value = given.get(name);
        if (value == null) throw new IllegalArgumentException("--" + name + " is missing");
        return value;
    }
}
