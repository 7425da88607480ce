package io.yanhuo.markers;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sees each statement as the driver sends it, with all values in it, whoever has made it. Its name
 * is part of the address that tests connect to.
 */
public final class SentStatements implements QueryInterceptor {
    private static final Pattern ADDS = pattern("\\s*(insert|replace)\\b.*");

    /** Up to its condition: which rows are looked for may be anybody's guess. */
    private static final Pattern CHANGES = pattern("\\s*update\\b(?<what>.*?)(\\bwhere\\b.*)?");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query query) {
        var statement = sql.get();
        var changes = CHANGES.matcher(statement);
        if (ADDS.matcher(statement).matches()) Markers.written(statement);
        else if (changes.matches()) Markers.written(changes.group("what"));
        return null;
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
