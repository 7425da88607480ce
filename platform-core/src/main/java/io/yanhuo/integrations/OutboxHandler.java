package io.yanhuo.integrations;

/** Does one kind of work from the {@link Outbox}; may be called twice for the same subject. */
public interface OutboxHandler {
    /** Such as {@code payments.refund}. */
    String kind();

    void handle(String subject);
}
