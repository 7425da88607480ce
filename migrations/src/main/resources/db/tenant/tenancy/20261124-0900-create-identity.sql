--liquibase formatted sql

--changeset tenancy:20261124-0900-create-tenant-identity
CREATE TABLE tenant_identity (
    tenant_id BIGINT NOT NULL PRIMARY KEY,
    epoch     BIGINT NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'one row: whose schema this is';
