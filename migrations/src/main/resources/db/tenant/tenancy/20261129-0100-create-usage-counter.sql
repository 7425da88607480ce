--liquibase formatted sql

--changeset tenancy:20261129-0100-create-usage-counter
CREATE TABLE usage_counter (
    metric VARCHAR(20) NOT NULL COMMENT 'code of what a plan limits, such as dishes',
    period CHAR(7)     NOT NULL COMMENT 'month such as 2026-11; empty for what stays until it is removed',
    used   BIGINT      NOT NULL,
    PRIMARY KEY (metric, period),
    CONSTRAINT usage_counter_used CHECK (used >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
