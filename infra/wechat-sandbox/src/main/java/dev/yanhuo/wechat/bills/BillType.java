package dev.yanhuo.wechat.bills;

/** Which rows are wanted. */
enum BillType {
    ALL,
    SUCCESS,
    REFUND;

    boolean wants(Line line) {
        return this == ALL || line.isRefund() == (this == REFUND);
    }
}
