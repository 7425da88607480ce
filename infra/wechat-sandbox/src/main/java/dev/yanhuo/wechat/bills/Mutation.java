package dev.yanhuo.wechat.bills;

import dev.yanhuo.wechat.crypto.Chance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bills that disagree with what happened: each form makes exactly one difference. */
final class Mutation {
    private Mutation() {}

    static Sheet of(Sheet sheet, String variant) {
        var lines = new ArrayList<>(sheet.lines());
        var columns = new ArrayList<>(sheet.columns());
        boolean marked = sheet.marked();
        switch (variant) {
            case "drop" -> lines.removeFirst();
            case "add" -> lines.add(stranger(lines.getFirst()));
            case "amount" -> lines.set(0, dearer(lines.getFirst()));
            case "duplicate" -> lines.add(lines.getFirst());
            case "stale-refund" -> lines.replaceAll(Mutation::stale);
            case "reorder" -> Collections.reverse(columns);
            case "no-bom" -> marked = false;
            default -> {}
        }
        return new Sheet(List.copyOf(columns), List.copyOf(lines), marked);
    }

    private static Line dearer(Line line) {
        return line.amount((line.isRefund() ? line.refunded() : line.total()) + 1);
    }

    private static Line stale(Line line) {
        return line.isRefund() ? line.refundState("PROCESSING") : line;
    }

    private static Line stranger(Line like) {
        return new Line(
                like.at(),
                like.appid(),
                like.mchid(),
                like.subMchid(),
                like.deviceId(),
                "4200009" + Chance.digits(21),
                "UNKNOWN-" + Chance.hex(8),
                like.openid(),
                like.tradeType(),
                like.bank(),
                100,
                "0",
                "0",
                0,
                "",
                like.description(),
                "");
    }
}
