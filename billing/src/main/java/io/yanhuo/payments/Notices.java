package io.yanhuo.payments;

import io.yanhuo.payments.wechat.NoticeReader;
import io.yanhuo.payments.wechat.NoticeReader.Proof;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Receives what WeChat Pay tells us: proved genuine, kept, and only then acknowledged. */
@Service
public class Notices {
    private final Merchants merchants;
    private final NoticeReader reader;
    private final CallbackInbox inbox;
    private final InboxWorker worker;

    Notices(Merchants merchants, NoticeReader reader, CallbackInbox inbox, InboxWorker worker) {
        this.merchants = merchants;
        this.reader = reader;
        this.inbox = inbox;
        this.worker = worker;
    }

    /**
     * When it returns, the notice is kept and will be processed, whatever happens.
     *
     * @return false if nobody is reported about at this address
     * @throws io.yanhuo.payments.wechat.NotGenuine unless WeChat sent it, just now, to this address
     */
    public boolean receive(String callbackKey, Proof proof, byte[] body) {
        var merchant = merchants.byKey(callbackKey);
        if (merchant.isEmpty()) return false;
        var notice = reader.read(merchant.get().mode(), proof, body);
        Optional<CallbackInbox.Letter> fresh = inbox.keep(callbackKey, notice, body);
        fresh.ifPresent(worker::hand);
        return true;
    }
}
