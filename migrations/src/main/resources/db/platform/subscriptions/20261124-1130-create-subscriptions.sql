--liquibase formatted sql

--changeset subscriptions:20261124-1130-create-plan
CREATE TABLE plan (
    code     VARCHAR(20) NOT NULL,
    version  INT         NOT NULL COMMENT 'a restaurant keeps the one it bought',
    position INT         NOT NULL,
    monthly  BIGINT      NOT NULL COMMENT 'fen',
    yearly   BIGINT      NOT NULL COMMENT 'fen',
    on_sale  BOOLEAN     NOT NULL,
    PRIMARY KEY (code, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset subscriptions:20261124-1130-create-plan-feature
CREATE TABLE plan_feature (
    plan_code    VARCHAR(20) NOT NULL,
    plan_version INT         NOT NULL,
    position     INT         NOT NULL,
    feature      VARCHAR(40) NOT NULL COMMENT 'its text is subscriptions.feature.<feature>',
    PRIMARY KEY (plan_code, plan_version, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset subscriptions:20261124-1130-fill-plan
INSERT INTO plan (code, version, position, monthly, yearly, on_sale) VALUES
    ('trial', 1, 0, 0, 0, FALSE),
    ('basic', 1, 1, 9900, 99000, TRUE),
    ('standard', 1, 2, 19900, 199000, TRUE),
    ('pro', 1, 3, 39900, 399000, TRUE);

--changeset subscriptions:20261124-1130-fill-plan-feature
INSERT INTO plan_feature (plan_code, plan_version, position, feature) VALUES
    ('trial', 1, 1, 'everything'),
    ('basic', 1, 1, 'storefront'),
    ('basic', 1, 2, 'ordering'),
    ('basic', 1, 3, 'kitchen'),
    ('standard', 1, 1, 'all-of-basic'),
    ('standard', 1, 2, 'mini-program'),
    ('standard', 1, 3, 'distribution'),
    ('standard', 1, 4, 'coupons'),
    ('pro', 1, 1, 'all-of-standard'),
    ('pro', 1, 2, 'marketing'),
    ('pro', 1, 3, 'supply'),
    ('pro', 1, 4, 'insight');

--changeset subscriptions:20261124-1130-create-subscription
CREATE TABLE subscription (
    tenant_id  BIGINT      NOT NULL PRIMARY KEY,
    anchor_day INT         NULL COMMENT 'day of the month on which paid periods begin',
    ends_at    DATETIME(6) NOT NULL COMMENT 'end of the last period',
    created_at DATETIME(6) NOT NULL,
    KEY subscription_end (ends_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'its state follows from its dates';

--changeset subscriptions:20261124-1130-create-subscription-period
CREATE TABLE subscription_period (
    period_id    CHAR(20)    NOT NULL PRIMARY KEY,
    tenant_id    BIGINT      NOT NULL,
    plan_code    VARCHAR(20) NOT NULL,
    plan_version INT         NOT NULL,
    kind         VARCHAR(10) NOT NULL COMMENT 'TRIAL, PAID',
    begins_at    DATETIME(6) NOT NULL,
    ends_at      DATETIME(6) NOT NULL,
    bill_id      CHAR(20)    NULL COMMENT 'one bill pays for one period',
    UNIQUE KEY period_once (tenant_id, begins_at),
    UNIQUE KEY period_bill (bill_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset subscriptions:20261124-1130-create-bill-number
CREATE TABLE bill_number (
    issuer VARCHAR(20) NOT NULL PRIMARY KEY,
    latest BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'without gaps';

--changeset subscriptions:20261124-1130-fill-bill-number
INSERT INTO bill_number (issuer, latest) VALUES ('platform', 0);

--changeset subscriptions:20261124-1130-create-bill
CREATE TABLE bill (
    bill_id      CHAR(20)    NOT NULL PRIMARY KEY,
    number       BIGINT      NOT NULL,
    tenant_id    BIGINT      NOT NULL,
    open_tenant  BIGINT      NULL COMMENT 'the restaurant while it is open: at most one bill is',
    state        VARCHAR(10) NOT NULL COMMENT 'OPEN, PAID, VOID',
    plan_code    VARCHAR(20) NOT NULL,
    plan_version INT         NOT NULL,
    cycle        VARCHAR(10) NOT NULL COMMENT 'MONTH, YEAR',
    total        BIGINT      NOT NULL COMMENT 'fen, sum of its lines',
    created_at   DATETIME(6) NOT NULL,
    payable_until DATETIME(6) NOT NULL,
    paid_at      DATETIME(6) NULL,
    UNIQUE KEY bill_number_once (number),
    UNIQUE KEY bill_one_open (open_tenant),
    KEY bill_tenant (tenant_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what it asks for never changes';

--changeset subscriptions:20261124-1130-create-bill-line
CREATE TABLE bill_line (
    bill_id  CHAR(20)    NOT NULL,
    position INT         NOT NULL,
    kind     VARCHAR(12) NOT NULL COMMENT 'PLAN, PRORATION, CREDIT',
    amount   BIGINT      NOT NULL COMMENT 'fen; below zero for what is taken off',
    PRIMARY KEY (bill_id, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset subscriptions:20261124-1130-create-credit-entry
CREATE TABLE credit_entry (
    entry_id    BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    posting_key VARCHAR(60) NOT NULL COMMENT 'the same fact is booked once',
    tenant_id   BIGINT      NOT NULL,
    bill_id     CHAR(20)    NULL,
    debit       VARCHAR(12) NOT NULL COMMENT 'RESTAURANT, CREDIT, REVENUE',
    credit      VARCHAR(12) NOT NULL,
    amount      BIGINT      NOT NULL COMMENT 'fen',
    booked_at   DATETIME(6) NOT NULL,
    UNIQUE KEY credit_entry_posting (posting_key),
    KEY credit_entry_tenant (tenant_id),
    CONSTRAINT credit_entry_positive CHECK (amount > 0),
    CONSTRAINT credit_entry_two_sides CHECK (debit <> credit)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only';
