--liquibase formatted sql

--changeset tenancy:20261124-1030-create-tenant-brand
CREATE TABLE tenant_brand (
    tenant_id BIGINT      NOT NULL PRIMARY KEY,
    colour    CHAR(7)     NOT NULL COMMENT '#rrggbb',
    logo      VARCHAR(40) NULL COMMENT 'id of a picture of the restaurant'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-1030-create-tenant-licence
CREATE TABLE tenant_licence (
    tenant_id   BIGINT       NOT NULL PRIMARY KEY,
    number      CHAR(16)     NOT NULL COMMENT 'JY and 14 digits',
    holder      VARCHAR(100) NOT NULL,
    valid_until DATE         NOT NULL COMMENT 'the last day, in the restaurant''s time zone',
    entered_at  DATETIME(6)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-1030-index-operations-by-state
CREATE INDEX operation_age ON operation (state, created_at);
