--liquibase formatted sql

--changeset tenancy:20261129-0200-create-retired-schema
CREATE TABLE retired_schema (
    cluster_id  VARCHAR(20) NOT NULL,
    schema_name CHAR(13)    NOT NULL,
    tenant_id   BIGINT      NOT NULL COMMENT 'whose it was',
    retired_at  DATETIME(6) NOT NULL,
    drop_after  DATETIME(6) NOT NULL,
    PRIMARY KEY (cluster_id, schema_name),
    KEY retired_schema_due (drop_after)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what restaurants have moved out of; kept for a while, and entered by nobody';
