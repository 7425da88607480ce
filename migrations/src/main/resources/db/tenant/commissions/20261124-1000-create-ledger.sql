--liquibase formatted sql

--changeset commissions:20261124-1000-create-commission
CREATE TABLE commission (
    line_id        VARCHAR(40) NOT NULL PRIMARY KEY COMMENT 'of the order line; level 1 only',
    order_id       VARCHAR(40) NOT NULL,
    distributor_id VARCHAR(40) NOT NULL,
    base           BIGINT      NOT NULL COMMENT 'fen, net of all discounts and of what went back',
    rate           INT         NOT NULL COMMENT 'hundredths of a percent, frozen at payment',
    amount         BIGINT      NOT NULL COMMENT 'fen, what is left of it',
    state          VARCHAR(12) NOT NULL COMMENT 'PENDING, AVAILABLE',
    earned_at      DATETIME(6) NOT NULL,
    frozen_until   DATETIME(6) NULL COMMENT 'known once the order is completed',
    version        BIGINT      NOT NULL,
    KEY commission_order (order_id),
    KEY commission_distributor (distributor_id, earned_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset commissions:20261124-1000-create-commission-entry
CREATE TABLE commission_entry (
    entry_id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    posting_key    VARCHAR(120) NOT NULL COMMENT 'the same fact is booked once',
    distributor_id VARCHAR(40)  NOT NULL,
    line_id        VARCHAR(40)  NOT NULL,
    debit          VARCHAR(12)  NOT NULL,
    credit         VARCHAR(12)  NOT NULL,
    amount         BIGINT       NOT NULL COMMENT 'fen',
    reason         VARCHAR(20)  NOT NULL,
    booked_at      DATETIME(6)  NOT NULL,
    UNIQUE KEY commission_entry_posting (posting_key),
    KEY commission_entry_distributor (distributor_id, debit, credit),
    CONSTRAINT commission_entry_positive CHECK (amount > 0),
    CONSTRAINT commission_entry_two_sides CHECK (debit <> credit)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only';
