--liquibase formatted sql

--changeset tenancy:20261124-0900-create-db-cluster
CREATE TABLE db_cluster (
    cluster_id  VARCHAR(20)  NOT NULL PRIMARY KEY,
    address     VARCHAR(200) NOT NULL COMMENT 'host:port of the server',
    state       VARCHAR(12)  NOT NULL COMMENT 'OPEN, DRAINING, CLOSED',
    max_tenants INT          NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0900-create-tenant
CREATE TABLE tenant (
    tenant_id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    public_id      CHAR(12)     NOT NULL,
    slug           VARCHAR(30)  NOT NULL,
    name           VARCHAR(60)  NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    state_version  INT          NOT NULL DEFAULT 0,
    plan_code      VARCHAR(20)  NOT NULL,
    schema_version VARCHAR(30)  NULL,
    epoch          BIGINT       NOT NULL DEFAULT 1,
    time_zone      VARCHAR(40)  NOT NULL,
    owner_phone_hash CHAR(64)   NULL COMMENT 'keyed hash, for the operators'' search',
    created_at     DATETIME(6)  NOT NULL,
    suspended_at   DATETIME(6)  NULL,
    last_order_at  DATETIME(6)  NULL,
    UNIQUE KEY tenant_public_id (public_id),
    UNIQUE KEY tenant_slug (slug),
    KEY tenant_name (name),
    KEY tenant_owner (owner_phone_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0900-create-tenant-placement
CREATE TABLE tenant_placement (
    tenant_id   BIGINT      NOT NULL PRIMARY KEY,
    cluster_id  VARCHAR(20) NOT NULL,
    schema_name CHAR(13)    NOT NULL,
    key_version INT         NOT NULL COMMENT 'which master key the account''s password comes from',
    mode        VARCHAR(10) NOT NULL COMMENT 'RW, RO, FENCED, OFFLINE',
    UNIQUE KEY placement_schema (cluster_id, schema_name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0900-create-tenant-host
CREATE TABLE tenant_host (
    host           VARCHAR(253) NOT NULL PRIMARY KEY COMMENT 'lower case, no port',
    tenant_id      BIGINT       NOT NULL,
    kind           VARCHAR(10)  NOT NULL COMMENT 'SLUG, OWN',
    status         VARCHAR(10)  NOT NULL COMMENT 'PENDING, ACTIVE, RELEASED',
    cooldown_until DATETIME(6)  NULL,
    KEY host_tenant (tenant_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0900-create-tenant-wx-app
CREATE TABLE tenant_wx_app (
    appid         VARCHAR(32)    NOT NULL PRIMARY KEY,
    tenant_id     BIGINT         NOT NULL,
    secret_cipher VARBINARY(512) NOT NULL,
    status        VARCHAR(12)    NOT NULL,
    KEY wx_app_tenant (tenant_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
