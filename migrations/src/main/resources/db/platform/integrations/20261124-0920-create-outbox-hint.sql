--liquibase formatted sql

--changeset integrations:20261124-0920-create-outbox-hint
CREATE TABLE outbox_hint (
    tenant_id BIGINT      NOT NULL PRIMARY KEY,
    due_at    DATETIME(6) NOT NULL COMMENT 'when something in the restaurant''s outbox may be due',
    KEY outbox_hint_due (due_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
