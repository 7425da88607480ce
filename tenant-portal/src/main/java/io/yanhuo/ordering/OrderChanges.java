package io.yanhuo.ordering;

import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages of the restaurant of the current scope what changes, within a second or two. */
@Service
public class OrderChanges {
    /** Sends an event {@code status} with the new status for each change of this order. */
    public SseEmitter of(String orderId) {
        throw new UnsupportedOperationException();
    }
}
