package io.yanhuo.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What came back, without what differs between any two answers: ids, tokens and moments.
 *
 * @param text status, the headers that tell something, and the body
 * @param statements what the databases were asked meanwhile
 */
record Answer(String text, List<String> statements) {
    private static final Pattern PROOF =
            Pattern.compile("(_csrf\"[^>]*? value=\"|csrf-token\" content=\")[^\"]*");
    private static final Pattern NONCE = Pattern.compile("nonce[-=]\"?[\\w+/=-]+");
    private static final Pattern FRESH = Pattern.compile("\\b[0-9a-hjkmnp-tv-z]{20,26}\\b");

    /** Names a browser on its way to the console. */
    private static final Pattern WAY = Pattern.compile("way=[0-9a-f]{64}");

    private static final Pattern TRACE =
            Pattern.compile("(\"trace\":\"|<span>)[0-9a-z]{12}(?=\"|</span> · )");

    /** A name with its number; see {@link Restaurant}. */
    private static final Pattern NAME = Pattern.compile("⟧[0-9a-z]{4}");

    /**
     * @param ids that stood in the request
     */
    static String plain(String text, Collection<String> ids) {
        var plain = text;
        for (var id : ids) plain = plain.replace(id, "<id>");
        plain = PROOF.matcher(plain).replaceAll("$1<proof>");
        plain = NONCE.matcher(plain).replaceAll("<nonce>");
        plain = WAY.matcher(plain).replaceAll("way=<way>");
        plain = TRACE.matcher(plain).replaceAll("$1<trace>");
        plain = NAME.matcher(plain).replaceAll("⟧");
        return FRESH.matcher(plain).replaceAll("<id>");
    }

    /** What somebody who compares them sees; empty if nothing. */
    List<String> seenApart(Answer other) {
        var told = new ArrayList<String>();
        compare(text.lines().toList(), other.text.lines().toList(), told);
        return told;
    }

    /** What somebody who measures time as well could find out. */
    List<String> toldApart(Answer other) {
        var told = seenApart(other);
        compare(statements, other.statements, told);
        return told;
    }

    /** Statements that one and the same question needs sometimes, and sometimes not. */
    static Set<String> nowAndThen(List<Answer> answers) {
        var some = new HashSet<String>();
        answers.forEach(answer -> some.addAll(answer.statements));
        some.removeIf(sql -> answers.stream().allMatch(answer -> answer.statements.contains(sql)));
        return some;
    }

    Answer without(Set<String> read) {
        return new Answer(text, statements.stream().filter(sql -> !read.contains(sql)).toList());
    }

    private static void compare(List<String> ours, List<String> theirs, List<String> told) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            var one = i < ours.size() ? ours.get(i) : "";
            var other = i < theirs.size() ? theirs.get(i) : "";
            if (!one.equals(other)) told.add("\n  " + one.strip() + "\n  or: " + other.strip());
        }
    }

    int status() {
        return Integer.parseInt(text.substring(0, 3));
    }
}
