package io.yanhuo.markers;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Reads every line that is logged, with what went wrong, in whatever thread. */
final class WatchedLog extends AppenderBase<ILoggingEvent> {
    private static final String NAME = "markers";

    /** An application that starts arranges its log anew, so this is done again and again. */
    static void attach() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(NAME) != null) return;
        var appender = new WatchedLog();
        appender.setName(NAME);
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    @Override
    protected void append(ILoggingEvent line) {
        var message = line.getFormattedMessage();
        var thrown = line.getThrowableProxy();
        var why = thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown);
        Markers.told("the log: " + message, message + why);
    }
}
