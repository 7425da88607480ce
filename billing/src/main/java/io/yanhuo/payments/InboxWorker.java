package io.yanhuo.payments;

import io.yanhuo.integrations.SideBySide;
import io.yanhuo.payments.CallbackInbox.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Processes notices right after they are acknowledged, a few side by side. */
@Component
class InboxWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    private final CallbackInbox inbox;
    private final NoticeDesk desk;
    private final SideBySide workers = new SideBySide(6);

    InboxWorker(CallbackInbox inbox, NoticeDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    /** Soon; should this process die first, the sweep does it. */
    void hand(Letter letter) {
        if (!workers.hand(() -> process(letter))) {
            LOG.info("notice {} is left to the sweep", letter.id());
        }
    }

    /** Waits until somebody is free for it: one that waits for WeChat holds up few others. */
    void handWhenFree(Letter letter) throws InterruptedException {
        workers.handWhenFree(() -> process(letter));
    }

    /** Now, unless somebody else is at it. */
    void process(Letter letter) {
        try {
            if (inbox.claim(letter)) desk.process(letter);
        } catch (NoticeDesk.OutOfReach e) {
            inbox.putOff(letter);
            LOG.info("notice {} waits for a database server: {}", letter.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("notice {} could not be processed, again later", letter.id(), e);
        }
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }
}
