--liquibase formatted sql

--changeset signup:20261124-1040-create-signup
CREATE TABLE signup (
    signup_id    CHAR(20)       NOT NULL PRIMARY KEY COMMENT 'unguessable: the address of its progress page',
    request_key  VARCHAR(40)    NOT NULL COMMENT 'made by the form: the same key is the same sign-up',
    browser_hash CHAR(64)       NULL COMMENT 'of the cookie of the browser that may enter as the owner',
    phone_hash   CHAR(64)       NOT NULL,
    phone_cipher VARBINARY(200) NOT NULL,
    name         VARCHAR(60)    NOT NULL,
    wanted       VARCHAR(30)    NOT NULL COMMENT 'address asked for',
    cuisine      VARCHAR(20)    NOT NULL,
    colour       CHAR(7)        NOT NULL,
    logo         MEDIUMBLOB     NULL COMMENT 'drawn anew; gone once the restaurant has it',
    created_at   DATETIME(6)    NOT NULL,
    welcomed_at  DATETIME(6)    NULL,
    UNIQUE KEY signup_request (request_key),
    KEY signup_phone (phone_hash, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset signup:20261124-1040-create-signup-consent
CREATE TABLE signup_consent (
    signup_id   CHAR(20)    NOT NULL,
    document    VARCHAR(20) NOT NULL COMMENT 'TERMS, PRIVACY',
    version     VARCHAR(20) NOT NULL COMMENT 'the text that was shown',
    accepted_at DATETIME(6) NOT NULL,
    PRIMARY KEY (signup_id, document)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
