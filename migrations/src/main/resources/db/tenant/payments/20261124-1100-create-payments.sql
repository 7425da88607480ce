--liquibase formatted sql

--changeset payments:20261124-1100-create-payment
CREATE TABLE payment (
    out_trade_no   VARCHAR(32)  NOT NULL PRIMARY KEY COMMENT 'our number at WeChat',
    subject        VARCHAR(60)  NOT NULL COMMENT 'what is paid for: an order',
    open_subject   VARCHAR(60)  NULL COMMENT 'the subject while it is open: at most one payment is',
    amount         BIGINT       NOT NULL COMMENT 'fen',
    description    VARCHAR(127) NOT NULL,
    channel        VARCHAR(10)  NOT NULL COMMENT 'NATIVE, JSAPI',
    appid          VARCHAR(32)  NULL COMMENT 'of the restaurant, as named in the order',
    openid         VARCHAR(128) NULL COMMENT 'who is to pay, JSAPI only',
    callback_key   CHAR(20)     NOT NULL COMMENT 'the payment account it was opened for',
    state          VARCHAR(10)  NOT NULL COMMENT 'OPEN, CLOSED, PAID',
    created_at     DATETIME(6)  NOT NULL,
    expires_at     DATETIME(6)  NOT NULL,
    closed_at      DATETIME(6)  NULL,
    paid_at        DATETIME(6)  NULL,
    transaction_id VARCHAR(40)  NULL COMMENT 'WeChat''s number',
    given_back     BIGINT       NOT NULL COMMENT 'fen, of all refunds that have not failed',
    version        BIGINT       NOT NULL,
    UNIQUE KEY payment_one_open (open_subject),
    UNIQUE KEY payment_transaction (transaction_id),
    KEY payment_subject (subject),
    KEY payment_newest (created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset payments:20261124-1100-create-refund
CREATE TABLE refund (
    out_refund_no VARCHAR(32)  NOT NULL PRIMARY KEY COMMENT 'our number at WeChat',
    out_trade_no  VARCHAR(32)  NOT NULL,
    subject       VARCHAR(60)  NOT NULL,
    refund_key    VARCHAR(80)  NOT NULL COMMENT 'names the refund within the subject',
    amount        BIGINT       NOT NULL COMMENT 'fen',
    reason        VARCHAR(80)  NOT NULL,
    state         VARCHAR(12)  NOT NULL COMMENT 'ASKED, PROCESSING, ABNORMAL, ARRIVED, FAILED',
    attempts      INT          NOT NULL COMMENT 'how often it was sent to WeChat',
    problem       VARCHAR(200) NULL COMMENT 'what WeChat said last time it refused',
    refund_id     VARCHAR(40)  NULL COMMENT 'WeChat''s number',
    asked_at      DATETIME(6)  NOT NULL,
    settled_at    DATETIME(6)  NULL,
    version       BIGINT       NOT NULL,
    UNIQUE KEY refund_once (subject, refund_key),
    KEY refund_payment (out_trade_no),
    KEY refund_newest (asked_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset payments:20261124-1100-create-payment-entry
CREATE TABLE payment_entry (
    entry_id     BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    posting_key  VARCHAR(60) NOT NULL COMMENT 'the same fact is booked once',
    out_trade_no VARCHAR(32) NOT NULL,
    debit        VARCHAR(12) NOT NULL COMMENT 'where it leaves',
    credit       VARCHAR(12) NOT NULL COMMENT 'where it arrives',
    amount       BIGINT      NOT NULL COMMENT 'fen',
    booked_at    DATETIME(6) NOT NULL,
    UNIQUE KEY payment_entry_posting (posting_key),
    KEY payment_entry_payment (out_trade_no),
    KEY payment_entry_day (booked_at),
    CONSTRAINT payment_entry_positive CHECK (amount > 0),
    CONSTRAINT payment_entry_two_sides CHECK (debit <> credit)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only';
