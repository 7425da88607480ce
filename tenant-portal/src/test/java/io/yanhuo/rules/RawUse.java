package io.yanhuo.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The statement that switches the schema, where a statement can begin: at the start of a text,
 * after another statement or a quote, behind white space and comments.
 */
final class RawUse {
    private static final String BEFORE = "(?:\\A|[;'\"])";
    private static final String BETWEEN = "(?:\\s++|/\\*.*?\\*/|(?:--|#)[^\\n]*\\n)*";

    /** Which the server carries out all the same. */
    private static final String COMMENTED = "(?:/\\*M?!\\d*\\s*)?";

    /** Not the hint within a query; \1 stands for a part that is only known when it runs. */
    private static final String USE = "USE(?!\\s+(?:INDEX|KEY)\\b)(?=[\\s`\\x01]|/\\*)";

    private static final Pattern STATEMENT =
            Pattern.compile("(?is)" + BEFORE + BETWEEN + COMMENTED + USE);

    /** Where texts have no quotes around them. */
    private static final Pattern LINE =
            Pattern.compile(
                    "(?im)^\\s*(?:-\\s*)?(?:sql:\\s*)?(?:[|>'\"]\\s*)?"
                            + COMMENTED
                            + "USE\\s+[`\\w]+['\"`]?\\s*(?:;|$)");

    private RawUse() {}

    static boolean in(String text) {
        return STATEMENT.matcher(text).find();
    }

    /** In changelogs and settings. */
    static boolean inLinesOf(String file) {
        return LINE.matcher(file).find();
    }

    static boolean in(JavaClass type) {
        return texts(type).stream().anyMatch(RawUse::in);
    }

    /** As the compiler has put them together, with those of annotations. */
    static List<String> texts(JavaClass type) {
        try (var in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            var pool = ClassFile.of().parse(in.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
