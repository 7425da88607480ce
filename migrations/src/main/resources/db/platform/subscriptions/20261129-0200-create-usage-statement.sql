--liquibase formatted sql

--changeset subscriptions:20261129-0200-create-usage-statement
CREATE TABLE usage_statement (
    tenant_id BIGINT      NOT NULL,
    period    CHAR(7)     NOT NULL COMMENT 'month such as 2026-11',
    metric    VARCHAR(20) NOT NULL,
    used      BIGINT      NOT NULL,
    included  BIGINT      NOT NULL,
    unit      BIGINT      NULL COMMENT 'fen for each one beyond what is included; null: nothing was charged',
    charge    BIGINT      NOT NULL COMMENT 'fen',
    closed_at DATETIME(6) NOT NULL,
    bill_id   CHAR(20)    NULL COMMENT 'the bill by which it was paid',
    PRIMARY KEY (tenant_id, period, metric)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'a month that is over never changes';

--changeset subscriptions:20261129-0200-create-bill-overage
CREATE TABLE bill_overage (
    bill_id  CHAR(20)    NOT NULL,
    period   CHAR(7)     NOT NULL,
    metric   VARCHAR(20) NOT NULL,
    quantity BIGINT      NOT NULL,
    unit     BIGINT      NOT NULL COMMENT 'fen',
    amount   BIGINT      NOT NULL COMMENT 'fen',
    PRIMARY KEY (bill_id, period, metric),
    CONSTRAINT bill_overage_amount CHECK (amount = quantity * unit)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what the line OVERAGE of a bill is made of';
