--liquibase formatted sql

--changeset tenancy:20261129-0110-create-tenant-key
CREATE TABLE tenant_key (
    tenant_id    BIGINT         NOT NULL,
    version      INT            NOT NULL,
    data_key     VARBINARY(100) NULL COMMENT 'sealed with the master key; null: destroyed',
    hash_key     VARBINARY(100) NULL COMMENT 'the same in every version; null: destroyed',
    created_at   DATETIME(6)    NOT NULL,
    destroyed_at DATETIME(6)    NULL,
    PRIMARY KEY (tenant_id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what each restaurant''s personal data is sealed with';
