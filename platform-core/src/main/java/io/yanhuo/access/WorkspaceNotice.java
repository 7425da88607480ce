package io.yanhuo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in the workspace is told above every page until it is settled.
 *
 * @param text its key, such as {@code subscriptions.notice.GRACE}
 * @param arguments of the text
 * @param path where it is settled
 * @param link key of the text that leads there
 * @param urgent whether something does not work already
 * @param act what a button beside it does at once; null if there is none
 */
public record WorkspaceNotice(
        String text,
        List<Object> arguments,
        String path,
        String link,
        boolean urgent,
        @Nullable Act act) {
    /**
     * @param path where the button sends a form to
     * @param text key of what stands on it
     */
    public record Act(String path, String text) {}

    public WorkspaceNotice(
            String text, List<Object> arguments, String path, String link, boolean urgent) {
        this(text, arguments, path, link, urgent, null);
    }

    /** As templates hand them to texts. */
    public Object[] values() {
        return arguments.toArray();
    }
}
