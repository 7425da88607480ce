--liquibase formatted sql

--changeset tenancy:20261129-0120-create-prepared-schema
CREATE TABLE prepared_schema (
    schema_name    CHAR(13)    NOT NULL PRIMARY KEY,
    cluster_id     VARCHAR(20) NOT NULL,
    schema_version VARCHAR(30) NOT NULL COMMENT 'of the release that prepares it',
    state          VARCHAR(10) NOT NULL COMMENT 'PREPARING, READY, DROPPING',
    since          DATETIME(6) NOT NULL,
    KEY prepared_schema_state (state, cluster_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'schemas and accounts that no restaurant has yet';
