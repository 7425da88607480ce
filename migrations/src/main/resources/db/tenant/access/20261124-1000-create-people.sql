--liquibase formatted sql

--changeset access:20261124-1000-create-staff
CREATE TABLE staff (
    staff_id      CHAR(20)       NOT NULL PRIMARY KEY,
    name          VARCHAR(40)    NOT NULL,
    phone_cipher  VARBINARY(128) NOT NULL,
    phone_hash    CHAR(64)       NOT NULL,
    password_hash VARCHAR(255)   NULL,
    role          VARCHAR(12)    NOT NULL,
    active        BOOLEAN        NOT NULL,
    created_at    DATETIME(6)    NOT NULL,
    version       BIGINT         NOT NULL,
    UNIQUE KEY staff_phone (phone_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-diner
CREATE TABLE diner (
    diner_id     CHAR(20)       NOT NULL PRIMARY KEY,
    phone_cipher VARBINARY(128) NULL,
    phone_hash   CHAR(64)       NULL,
    appid        VARCHAR(32)    NULL,
    openid       VARCHAR(128)   NULL,
    joined_into  CHAR(20)       NULL COMMENT 'the diner who turned out to be the same person',
    created_at   DATETIME(6)    NOT NULL,
    version      BIGINT         NOT NULL,
    UNIQUE KEY diner_phone (phone_hash),
    UNIQUE KEY diner_openid (appid, openid),
    KEY diner_joined (joined_into)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-login-session
CREATE TABLE login_session (
    token_hash   CHAR(64)    NOT NULL PRIMARY KEY,
    staff_id     CHAR(20)    NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    last_seen_at DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    KEY login_session_staff (staff_id),
    KEY login_session_expiry (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset access:20261124-1000-create-ticket
CREATE TABLE ticket (
    ticket_hash CHAR(64)     NOT NULL PRIMARY KEY,
    kind        VARCHAR(12)  NOT NULL,
    person_id   CHAR(20)     NOT NULL,
    page        VARCHAR(200) NOT NULL,
    expires_at  DATETIME(6)  NOT NULL,
    KEY ticket_expiry (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'used once, then deleted';
