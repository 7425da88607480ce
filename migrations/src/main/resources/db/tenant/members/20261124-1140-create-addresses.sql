--liquibase formatted sql

--changeset members:20261124-1140-create-diner-address
CREATE TABLE diner_address (
    address_id     CHAR(20)        NOT NULL PRIMARY KEY,
    diner_id       CHAR(20)        NOT NULL,
    address_cipher VARBINARY(2000) NOT NULL COMMENT 'name, phone, address and place, sealed',
    saved_at       DATETIME(6)     NOT NULL,
    version        BIGINT          NOT NULL,
    KEY diner_address_diner (diner_id, saved_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset members:20261124-1140-create-consent
CREATE TABLE consent (
    consent_id   BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    diner_id     CHAR(20)    NOT NULL,
    purpose      VARCHAR(40) NOT NULL,
    terms        VARCHAR(40) NOT NULL COMMENT 'version of the text that was agreed to',
    given_at     DATETIME(6) NOT NULL,
    withdrawn_at DATETIME(6) NULL,
    KEY consent_diner (diner_id, purpose, consent_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'kept as evidence, never overwritten';
