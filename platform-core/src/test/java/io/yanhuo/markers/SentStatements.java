package io.yanhuo.markers;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sees each statement as the driver sends it, with all values in it, whoever has made it. */
public final class SentStatements implements QueryInterceptor {
    private static final String PLATFORM = "yanhuo_platform";

    /** Which rows are looked for may be anybody's guess. */
    private static final Pattern CONDITION =
            Pattern.compile("\\bwhere\\b", Pattern.CASE_INSENSITIVE);

    private @Nullable MysqlConnection connection;

    /** A server on this machine, on a line on which every statement is read. */
    public static String watched(int port) {
        return "address=(host=127.0.0.1)(port=%d)(queryInterceptors=%s)"
                .formatted(port, SentStatements.class.getName());
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        this.connection = connection;
        return this;
    }

    /** Values are put into the text only of those that matter: most statements only read. */
    @Override
    public <T extends Resultset> @Nullable T preProcess(
            Supplier<String> sql, @Nullable Query query) {
        var verb = verb(query instanceof PreparedQuery known ? known.getOriginalSql() : sql.get());
        if (verb.equals("insert") || verb.equals("replace")) note(sql.get());
        else if (verb.equals("update")) note(CONDITION.split(sql.get(), 2)[0]);
        return null;
    }

    private static String verb(String sql) {
        int begin = 0;
        while (begin < sql.length() && Character.isWhitespace(sql.charAt(begin))) begin++;
        int end = begin;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) end++;
        return sql.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    /** What stands in the platform's tables only is no restaurant's, whoever it is written for. */
    private void note(String written) {
        var here = connection;
        if (here != null && here.getUser().startsWith(PLATFORM)) {
            Markers.told("a row of the platform: " + written, written);
        } else Markers.written(written);
    }

    @Override
    public <T extends Resultset> @Nullable T postProcess(
            Supplier<String> sql, Query query, T original, ServerSession session) {
        return original;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {
        // Holds nothing.
    }
}
