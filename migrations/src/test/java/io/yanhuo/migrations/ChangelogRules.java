package io.yanhuo.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a changelog file of the restaurants' schemas may contain, so that it can be applied while
 * the release before is serving, and be repeated after a crash: one statement for each changeset,
 * that only adds structure and moves no data.
 */
final class ChangelogRules {
    private static final Pattern FILE = Pattern.compile("\\d{8}-\\d{4}-[a-z0-9-]+\\.sql");
    private static final Pattern HEAD = Pattern.compile("--changeset ([a-z]+):(\\S+)");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|`[^`]*`");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$|(?s)/\\*.*?\\*/");

    private static final Pattern CREATE_TABLE =
            Pattern.compile("create table \\w+ \\(.*", Pattern.DOTALL);
    private static final Pattern ADD_COLUMN =
            Pattern.compile("alter table (\\w+) add column (\\w+) ([^,]*(\\([^)]*\\)[^,]*)*)");
    private static final Pattern ADD_INDEX =
            Pattern.compile(
                    "(?:alter table (?<a>\\w+) add (?<ua>unique )?(?:key|index) \\w+"
                            + "|create (?<ub>unique )?index \\w+ on (?<b>\\w+)) \\((?<c>[^;]*)\\)");

    /** What a distributed engine that speaks MySQL does not know: infra/docs/scaling.md. */
    private static final Pattern NOT_EVERYWHERE =
            Pattern.compile("\\b(fulltext|spatial|geometry)\\b");

    private final String module;
    private final String file;
    private final List<String> broken = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    private ChangelogRules(String module, String file) {
        this.module = module;
        this.file = file;
    }

    /** What is wrong with it; empty if nothing is. */
    static List<String> broken(String module, String file, String text) {
        var rules = new ChangelogRules(module, file);
        if (!FILE.matcher(file).matches()) rules.say("its name is no time stamp and purpose");
        if (!text.startsWith("--liquibase formatted sql\n")) rules.say("does not say what it is");
        var parts = text.split("(?m)^(?=--changeset )");
        if (parts.length < 2) rules.say("has no changeset");
        for (int i = 1; i < parts.length; i++) rules.changeset(parts[i]);
        return rules.broken;
    }

    private void changeset(String part) {
        var lines = part.split("\n", 2);
        var head = HEAD.matcher(lines[0]);
        if (!head.matches()) {
            // Attributes such as splitStatements or runAlways would change what it means.
            say("has a head that is no author and id: " + lines[0]);
            return;
        }
        if (!head.group(1).equals(module)) say(head.group(2) + ": the author is not its folder");
        if (!head.group(2).startsWith(file.substring(0, 13) + "-")) {
            say(head.group(2) + ": the id does not begin with the file's stamp");
        }
        statement(head.group(2), lines.length < 2 ? "" : lines[1]);
    }

    private void statement(String id, String body) {
        var bare = COMMENT.matcher(LITERAL.matcher(body).replaceAll("x")).replaceAll("");
        var statements =
                List.of(bare.split(";")).stream()
                        .map(s -> s.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                        .filter(s -> !s.isEmpty())
                        .toList();
        if (statements.size() != 1) {
            say(id + ": has " + statements.size() + " statements instead of one");
            return;
        }
        complaint(statements.getFirst()).ifPresent(why -> say(id + ": " + why));
    }

    private Optional<String> complaint(String statement) {
        if (NOT_EVERYWHERE.matcher(statement).find()) return Optional.of("not every engine has it");
        if (CREATE_TABLE.matcher(statement).matches()) {
            return statement.contains(" select ") ? Optional.of("moves data") : Optional.empty();
        }
        var column = ADD_COLUMN.matcher(statement);
        if (column.matches()) {
            added.add(column.group(1) + "." + column.group(2));
            boolean optional = !column.group(3).contains("not null");
            boolean filled = column.group(3).contains(" default ");
            return optional || filled
                    ? Optional.empty()
                    : Optional.of("the release before cannot fill this column");
        }
        var index = ADD_INDEX.matcher(statement);
        if (!index.matches()) return Optional.of("does more than add: " + statement);
        boolean unique = index.group("ua") != null || index.group("ub") != null;
        var table = index.group("a") != null ? index.group("a") : index.group("b");
        return !unique || onAddedColumn(table, index.group("c"))
                ? Optional.empty()
                : Optional.of("what the release before writes may not be unique");
    }

    /** Empty in all rows that are there, so that nothing can be there twice. */
    private boolean onAddedColumn(String table, String columns) {
        return List.of(columns.split(",")).stream()
                .map(column -> column.strip().replaceAll("[ (].*", ""))
                .anyMatch(column -> added.contains(table + "." + column));
    }

    private void say(String what) {
        broken.add(file + ": " + what);
    }
}
