--liquibase formatted sql

--changeset operations:20261129-1000-create-tenant-health
CREATE TABLE tenant_health (
    tenant_id     BIGINT      NOT NULL PRIMARY KEY,
    served_at     DATETIME(6) NULL COMMENT 'last request that went well, to the minute',
    outbox_count  INT         NULL COMMENT 'work that is due, or has failed',
    outbox_oldest DATETIME(6) NULL,
    quota_metric  VARCHAR(20) NULL COMMENT 'of which it uses the largest share',
    quota_percent INT         NULL,
    noted_at      DATETIME(6) NULL COMMENT 'when outbox and quota were looked at'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'how restaurants are, noted now and then: no page opens their schemas';
