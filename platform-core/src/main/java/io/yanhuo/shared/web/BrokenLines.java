package io.yanhuo.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * A line that broke is the asker's only if it is the one on which he is answered. Spring guesses by
 * words such as “broken pipe”, which the line to a database server or a payment service says just
 * as well, and then answers nothing, with status 200: a diner would be told that his order is
 * placed while nothing was written.
 */
@Component
class BrokenLines implements WebMvcConfigurer {
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.replaceAll(one ->
                one instanceof DefaultHandlerExceptionResolver ? new ByTheLineItself() : one);
    }

    private static final class ByTheLineItself extends DefaultHandlerExceptionResolver {
        ByTheLineItself() {
            setWarnLogCategory(DefaultHandlerExceptionResolver.class.getName());
        }

        /**
         * Null: whoever comes next decides, and in the end {@link Trace}. The caller hands it on as
         * it is, though it is not declared so.
         */
        @Override
        @SuppressWarnings("NullAway")
        protected @Nullable ModelAndView handleDisconnectedClientException(
                Exception failure,
                HttpServletRequest request,
                HttpServletResponse response,
                @Nullable Object handler) {
            return ofTheAsker(failure)
                    ? super.handleDisconnectedClientException(failure, request, response, handler)
                    : null;
        }
    }

    private static boolean ofTheAsker(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ClientAbortException
                    || at instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }
}
