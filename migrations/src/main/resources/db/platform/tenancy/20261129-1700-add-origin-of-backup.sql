--liquibase formatted sql

--changeset tenancy:20261129-1700-add-origin-of-backup
ALTER TABLE tenant_file
    ADD COLUMN cluster_id   VARCHAR(20)  NULL COMMENT 'of a backup: the server on which the schema was',
    ADD COLUMN schema_name  CHAR(13)     NULL COMMENT 'which was written down',
    ADD COLUMN taken_at     DATETIME(6)  NULL COMMENT 'at which moment, by the server''s clock',
    ADD COLUMN log_mark     VARCHAR(200) NULL COMMENT 'tells its binary log from another; null: it keeps none',
    ADD COLUMN log_file     VARCHAR(200) NULL COMMENT 'where that log stood at the moment',
    ADD COLUMN log_position BIGINT       NULL;

--changeset tenancy:20261129-1700-create-replay
CREATE TABLE replay (
    operation_id CHAR(26)     NOT NULL PRIMARY KEY COMMENT 'which has put the restaurant back',
    tenant_id    BIGINT       NOT NULL,
    moment       DATETIME(6)  NOT NULL COMMENT 'to the end of which second',
    last_at      DATETIME(6)  NULL COMMENT 'when the last transaction was committed; null: there was none',
    log_file     VARCHAR(200) NOT NULL COMMENT 'up to where the log was followed',
    log_position BIGINT       NOT NULL,
    transactions BIGINT       NOT NULL,
    row_count    BIGINT       NOT NULL COMMENT 'rows that were written, changed or deleted',
    KEY replay_tenant (tenant_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'how far restaurants were put back by the binary log';
