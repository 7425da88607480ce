package dev.yanhuo.wechat.bills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A bill as bytes: BOM, CRLF, and a back-tick before every value. */
record Sheet(List<Column> columns, List<Line> lines, boolean marked) {
    private static final List<String> SUMMARY =
            List.of("总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额");

    byte[] bytes() {
        var text = new StringBuilder(marked ? "\uFEFF" : "");
        row(text, columns.stream().map(Column::title).toList(), "");
        for (var line : lines) row(text, columns.stream().map(line::value).toList(), "`");
        row(text, SUMMARY, "");
        row(text, sums(), "`");
        return text.toString().getBytes(UTF_8);
    }

    private List<String> sums() {
        var paid = Line.yuan(sum(Line::paid));
        var refunded = Line.yuan(sum(Line::refunded));
        var count = String.valueOf(lines.size());
        return List.of(count, paid, refunded, "0.00", "0.00000", paid, refunded);
    }

    private long sum(ToLongFunction<Line> of) {
        return lines.stream().mapToLong(of).sum();
    }

    private static void row(StringBuilder text, List<String> values, String mark) {
        text.append(values.stream().map(mark::concat).collect(Collectors.joining(",")));
        text.append("\r\n");
    }
}
