--liquibase formatted sql

--changeset access:20261129-0940-create-audit-check
CREATE TABLE audit_check (
    one          TINYINT     NOT NULL PRIMARY KEY,
    checked_at   DATETIME(6) NOT NULL,
    whole_id     BIGINT      NOT NULL COMMENT 'the last end that was found whole',
    whole_chain  CHAR(64)    NOT NULL,
    first_forged BIGINT      NULL,
    anchored     BOOLEAN     NOT NULL COMMENT 'whether an end that was seen before was still there',
    seal         CHAR(64)    NOT NULL COMMENT 'keyed hash over this row'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'the outcome of the last check of the audit log';
