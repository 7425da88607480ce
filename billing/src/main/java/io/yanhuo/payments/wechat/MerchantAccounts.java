package io.yanhuo.payments.wechat;

import io.yanhuo.payments.wechat.Merchant.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The merchant numbers that the platform holds, one for each {@link Mode} at most. */
@Component
class MerchantAccounts {
    private final Map<Mode, MerchantAccount> accounts = new EnumMap<>(Mode.class);

    MerchantAccounts(Credentials credentials, Transport transport) {
        for (var mode : Mode.values()) {
            if (mode == Mode.PRACTICE || !credentials.have(mode.prefix())) continue;
            var account = MerchantAccount.read(credentials, mode.prefix(), transport.client());
            accounts.put(mode, account);
        }
    }

    Optional<MerchantAccount> find(Mode mode) {
        return Optional.ofNullable(accounts.get(mode));
    }

    MerchantAccount get(Mode mode) {
        return find(mode).orElseThrow(() -> new IllegalStateException("no account for " + mode));
    }
}
