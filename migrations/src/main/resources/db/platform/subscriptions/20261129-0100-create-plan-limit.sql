--liquibase formatted sql

--changeset subscriptions:20261129-0100-create-plan-limit
CREATE TABLE plan_limit (
    plan_code    VARCHAR(20) NOT NULL,
    plan_version INT         NOT NULL,
    metric       VARCHAR(20) NOT NULL,
    amount       BIGINT      NOT NULL COMMENT 'of storage bytes; of orders and sms in a month',
    hard         BOOLEAN     NOT NULL COMMENT 'whether more is refused',
    overage      BIGINT      NULL COMMENT 'fen for each one beyond the amount; null: nothing is charged',
    PRIMARY KEY (plan_code, plan_version, metric)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'never changed: another limit is another version of the plan';

--changeset subscriptions:20261129-0100-create-limit-override
CREATE TABLE limit_override (
    override_id CHAR(20)     NOT NULL PRIMARY KEY,
    tenant_id   BIGINT       NOT NULL,
    metric      VARCHAR(20)  NOT NULL,
    amount      BIGINT       NOT NULL,
    reason      VARCHAR(200) NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    expires_at  DATETIME(6)  NOT NULL,
    KEY limit_override_tenant (tenant_id, metric, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what operators granted; the newest that has not expired counts';

--changeset subscriptions:20261129-0100-fill-plan-limit
INSERT INTO plan_limit (plan_code, plan_version, metric, amount, hard, overage) VALUES
    ('trial', 1, 'stores', 1, TRUE, NULL),
    ('trial', 1, 'staff', 30, TRUE, NULL),
    ('trial', 1, 'dishes', 500, TRUE, NULL),
    ('trial', 1, 'storage', 2147483648, TRUE, NULL),
    ('trial', 1, 'orders', 10000, FALSE, NULL),
    ('trial', 1, 'sms', 1000, FALSE, NULL),
    ('basic', 1, 'stores', 1, TRUE, NULL),
    ('basic', 1, 'staff', 10, TRUE, NULL),
    ('basic', 1, 'dishes', 200, TRUE, NULL),
    ('basic', 1, 'storage', 536870912, TRUE, NULL),
    ('basic', 1, 'orders', 3000, FALSE, NULL),
    ('basic', 1, 'sms', 300, FALSE, NULL),
    ('standard', 1, 'stores', 1, TRUE, NULL),
    ('standard', 1, 'staff', 30, TRUE, NULL),
    ('standard', 1, 'dishes', 500, TRUE, NULL),
    ('standard', 1, 'storage', 2147483648, TRUE, NULL),
    ('standard', 1, 'orders', 10000, FALSE, NULL),
    ('standard', 1, 'sms', 1000, FALSE, NULL),
    ('pro', 1, 'stores', 1, TRUE, NULL),
    ('pro', 1, 'staff', 100, TRUE, NULL),
    ('pro', 1, 'dishes', 2000, TRUE, NULL),
    ('pro', 1, 'storage', 10737418240, TRUE, NULL),
    ('pro', 1, 'orders', 50000, FALSE, NULL),
    ('pro', 1, 'sms', 5000, FALSE, NULL);
