--liquibase formatted sql

--changeset access:20261124-1000-create-operator
CREATE TABLE operator (
    operator_id   CHAR(20)     NOT NULL PRIMARY KEY,
    login         VARCHAR(60)  NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    UNIQUE KEY operator_login (login)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-operator-session
CREATE TABLE operator_session (
    token_hash   CHAR(64)    NOT NULL PRIMARY KEY,
    operator_id  CHAR(20)    NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    last_seen_at DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    KEY operator_session_expiry (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-login-failure
CREATE TABLE login_failure (
    target       CHAR(64)    NOT NULL PRIMARY KEY COMMENT 'keyed hash of kind, restaurant and name',
    failures     INT         NOT NULL,
    locked_until DATETIME(6) NULL,
    last_at      DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-sms-code
CREATE TABLE sms_code (
    target     CHAR(64)    NOT NULL PRIMARY KEY COMMENT 'keyed hash of restaurant, purpose and phone',
    code_hash  CHAR(64)    NOT NULL,
    sent_at    DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    attempts   INT         NOT NULL,
    day        DATE        NOT NULL,
    sent_today INT         NOT NULL,
    locked_until DATETIME(6) NULL COMMENT 'after too many wrong ones'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-audit
CREATE TABLE audit (
    audit_id  BIGINT       NOT NULL PRIMARY KEY COMMENT 'without gaps, from the head',
    at        DATETIME(6)  NOT NULL,
    tenant_id BIGINT       NULL,
    actor     VARCHAR(120) NOT NULL,
    action    VARCHAR(60)  NOT NULL,
    subject   VARCHAR(120) NOT NULL,
    detail    VARCHAR(500) NOT NULL,
    chain     CHAR(64)     NOT NULL COMMENT 'hash over this row and the one before',
    KEY audit_tenant (tenant_id, audit_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only';

--changeset access:20261124-1000-create-audit-head
CREATE TABLE audit_head (
    one      TINYINT  NOT NULL PRIMARY KEY,
    audit_id BIGINT   NOT NULL,
    chain    CHAR(64) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'the one row that appending waits for';

--changeset access:20261124-1000-begin-audit
INSERT INTO audit_head VALUES (1, 0, REPEAT('0', 64));
