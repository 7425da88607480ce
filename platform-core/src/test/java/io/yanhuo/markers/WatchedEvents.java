package io.yanhuo.markers;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Reads what the modules tell each other. */
public final class WatchedEvents implements ApplicationListener<PayloadApplicationEvent<?>> {
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        var told = event.getPayload();
        if (!told.getClass().getName().startsWith("io.yanhuo.")) return;
        Markers.told("the event " + told, Insides.text(told));
    }
}
