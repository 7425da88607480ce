--liquibase formatted sql

--changeset payments:20261124-1100-create-tenant-wx-merchant
CREATE TABLE tenant_wx_merchant (
    callback_key CHAR(20)    NOT NULL PRIMARY KEY COMMENT 'random, part of the notify address',
    tenant_id    BIGINT      NOT NULL,
    sub_mchid    VARCHAR(32) NOT NULL,
    state        VARCHAR(10) NOT NULL COMMENT 'ACTIVE, RETIRED',
    connected_at DATETIME(6) NOT NULL,
    UNIQUE KEY wx_merchant_sub (sub_mchid),
    KEY wx_merchant_tenant (tenant_id, state)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset payments:20261124-1100-create-pay-route
CREATE TABLE pay_route (
    out_trade_no VARCHAR(32) NOT NULL PRIMARY KEY,
    tenant_id    BIGINT      NOT NULL,
    callback_key CHAR(20)    NOT NULL,
    payer        VARCHAR(10) NOT NULL COMMENT 'DINER, RESTAURANT',
    created_at   DATETIME(6) NOT NULL,
    KEY pay_route_tenant (tenant_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'written before the order is sent';

--changeset payments:20261124-1100-create-callback-inbox
CREATE TABLE callback_inbox (
    inbox_id     BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    callback_key CHAR(20)     NOT NULL,
    notify_id    VARCHAR(64)  NOT NULL COMMENT 'WeChat''s id, the same for every copy',
    event_type   VARCHAR(64)  NOT NULL,
    digest       CHAR(64)     NOT NULL COMMENT 'SHA-256 of the body as it came',
    resource     MEDIUMBLOB   NOT NULL COMMENT 'what it says, sealed',
    state        VARCHAR(12)  NOT NULL COMMENT 'NEW, DONE, IGNORED, QUARANTINED',
    detail       VARCHAR(300) NULL,
    attempts     INT          NOT NULL,
    due_at       DATETIME(6)  NULL COMMENT 'when the sweep takes it; null when nothing is left',
    received_at  DATETIME(6)  NOT NULL,
    done_at      DATETIME(6)  NULL,
    UNIQUE KEY callback_inbox_once (callback_key, notify_id),
    KEY callback_inbox_due (due_at),
    KEY callback_inbox_old (received_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset payments:20261124-1100-create-platform-payment
CREATE TABLE platform_payment (
    out_trade_no   VARCHAR(32)  NOT NULL PRIMARY KEY,
    tenant_id      BIGINT       NOT NULL COMMENT 'the restaurant that pays',
    subject        VARCHAR(60)  NOT NULL COMMENT 'what is paid for: a bill',
    open_subject   VARCHAR(60)  NULL,
    amount         BIGINT       NOT NULL COMMENT 'fen',
    description    VARCHAR(127) NOT NULL,
    callback_key   CHAR(20)     NOT NULL,
    state          VARCHAR(10)  NOT NULL COMMENT 'OPEN, CLOSED, PAID',
    created_at     DATETIME(6)  NOT NULL,
    expires_at     DATETIME(6)  NOT NULL,
    closed_at      DATETIME(6)  NULL,
    paid_at        DATETIME(6)  NULL,
    transaction_id VARCHAR(40)  NULL,
    UNIQUE KEY platform_payment_one_open (open_subject),
    UNIQUE KEY platform_payment_transaction (transaction_id),
    KEY platform_payment_subject (subject),
    KEY platform_payment_tenant (tenant_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
