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
    private static final String PLATFORM = "yanhuo_platform";
    private static final Pattern ADDS = pattern("\\s*(insert|replace)\\b.*");

    /** Up to its condition: which rows are looked for may be anybody's guess. */
    private static final Pattern CHANGES = pattern("\\s*update\\b(?<what>.*?)(\\bwhere\\b.*)?");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private @Nullable MysqlConnection connection;

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        this.connection = connection;
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query query) {
        var statement = sql.get();
        var changes = CHANGES.matcher(statement);
        if (ADDS.matcher(statement).matches()) note(statement);
        else if (changes.matches()) note(changes.group("what"));
        return null;
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
