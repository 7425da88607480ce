package io.yanhuo.ordering;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the other modules, in the same transaction, what has happened to an order. */
@Component
class OrderNews {
    private final ApplicationEventPublisher events;

    OrderNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    void publish(Order order) {
        order.takeNews().forEach(events::publishEvent);
    }
}
