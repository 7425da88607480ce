--liquibase formatted sql

--changeset access:20261130-1310-add-asked-from
ALTER TABLE sms_code
    ADD COLUMN asked_from CHAR(64) NULL COMMENT 'keyed hash of the network that asked for the code';
