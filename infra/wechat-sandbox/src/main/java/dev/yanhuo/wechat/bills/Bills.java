package dev.yanhuo.wechat.bills;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.faults.Occasion;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.state.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes bills, and keeps them for as long as their address is good. */
@Component
class Bills {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final LocalTime READY = LocalTime.of(9, 0);

    private final Ledger ledger;
    private final Faults faults;
    private final SandboxClock clock;
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();

    Bills(Ledger ledger, Faults faults, SandboxClock clock) {
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** What the merchant wants to see. */
    record Wish(String mchid, Optional<String> subMchid, LocalDate day, BillType type) {
        boolean concerns(Line line) {
            return subMchid.isEmpty() || subMchid.get().equals(line.subMchid());
        }
    }

    /** A bill, and until when it can be fetched by its token. */
    record Stored(String token, String mchid, byte[] content, String hash, Instant until) {}

    Stored make(Wish wish) {
        checkDay(wish.day());
        var variants = variants(wish);
        if (variants.contains("creating")) throw creating();
        var lines =
                ledger.of(wish.mchid(), wish.day()).stream()
                        .filter(wish.type()::wants)
                        .filter(wish::concerns)
                        .toList();
        if (lines.isEmpty() || variants.contains("none")) {
            throw Refusals.of(400, "NO_STATEMENT_EXIST", "账单不存在");
        }
        var sheet = new Sheet(Column.of(wish.type()), lines, true);
        for (var variant : variants) sheet = Mutation.of(sheet, variant);
        return store(wish.mchid(), sheet.bytes(), variants);
    }

    private List<String> variants(Wish wish) {
        var day = wish.day().toString();
        var occasion = Occasion.of(FaultKind.Stage.BILL, wish.mchid(), day);
        return faults.strike(occasion).stream().map(Fault::variant).toList();
    }

    private void checkDay(LocalDate day) {
        var now = clock.instant().atZone(SandboxClock.CHINA);
        var today = now.toLocalDate();
        if (!day.isBefore(today) || day.isBefore(today.minusMonths(3))) {
            throw Refusals.invalid("账单日期格式不正确，仅支持三个月内且不含当日的账单");
        }
        if (day.equals(today.minusDays(1)) && now.toLocalTime().isBefore(READY)) throw creating();
    }

    private static RuntimeException creating() {
        return Refusals.of(400, "STATEMENT_CREATING", "账单正在生成中，请在10点后重试");
    }

    private Stored store(String mchid, byte[] content, List<String> variants) {
        var hash = variants.contains("hash") ? Chance.hex(40) : Hash.sha1(content);
        var now = clock.instant();
        var until = variants.contains("token-expired") ? now : now.plus(LIFE);
        var bill = new Stored(Chance.letters(64), mchid, content, hash, until);
        stored.values().removeIf(each -> each.until().isBefore(now));
        stored.put(bill.token(), bill);
        return bill;
    }

    byte[] fetch(String mchid, String token) {
        var bill = stored.get(token);
        if (bill == null || !bill.until().isAfter(clock.instant())) {
            throw Refusals.invalid("下载地址已失效，请重新获取");
        }
        if (!bill.mchid().equals(mchid)) throw Refusals.of(403, "NO_AUTH", "无权下载其他商户的账单");
        return bill.content();
    }
}
