--liquibase formatted sql

--changeset tenancy:20261129-0200-create-tenant-file
CREATE TABLE tenant_file (
    file_id      CHAR(20)       NOT NULL PRIMARY KEY COMMENT 'unguessable: its name on disk and in its address',
    tenant_id    BIGINT         NOT NULL,
    kind         VARCHAR(10)    NOT NULL COMMENT 'EXPORT, ARCHIVE',
    operation_id CHAR(26)       NOT NULL COMMENT 'which makes it',
    ordered_by   VARCHAR(120)   NOT NULL,
    key_cipher   VARBINARY(200) NULL COMMENT 'of this file alone, sealed with the restaurant''s data key; null: deleted',
    row_count    BIGINT         NULL,
    size         BIGINT         NULL COMMENT 'bytes, as it is handed out',
    created_at   DATETIME(6)    NOT NULL,
    ready_at     DATETIME(6)    NULL COMMENT 'null: not complete',
    expires_at   DATETIME(6)    NULL COMMENT 'null: has no end of its own',
    UNIQUE KEY tenant_file_operation (operation_id),
    KEY tenant_file_tenant (tenant_id, kind, created_at),
    KEY tenant_file_expiry (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'sealed files of restaurants: exports and archives';
