package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Which plan each restaurant has, until when, and what it owes for it. */
@Service
public class Subscriptions {
    /** In the order in which they are shown. */
    public List<Plan> plans() {
        throw new UnsupportedOperationException();
    }

    /** Fourteen days for a new restaurant; repeating it changes nothing. */
    public void startTrial(TenantId tenant) {
        throw new UnsupportedOperationException();
    }
}
