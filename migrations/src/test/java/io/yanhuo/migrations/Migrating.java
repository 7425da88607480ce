package io.yanhuo.migrations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Main class of a process that may be killed: the command line of the release that follows. */
public final class Migrating {
    private Migrating() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(MigrateCommand.main(arguments, Releases.next(), out));
    }
}
