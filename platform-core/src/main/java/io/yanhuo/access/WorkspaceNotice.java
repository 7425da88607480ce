package io.yanhuo.access;

import java.util.List;

/**
 * What somebody in the workspace is told above every page until it is settled.
 *
 * @param text its key, such as {@code subscriptions.notice.GRACE}
 * @param arguments of the text
 * @param path where it is settled
 * @param link key of the text that leads there
 * @param urgent whether something does not work already
 */
public record WorkspaceNotice(
        String text, List<Object> arguments, String path, String link, boolean urgent) {
    /** As templates hand them to texts. */
    public Object[] values() {
        return arguments.toArray();
    }
}
