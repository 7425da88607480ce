--liquibase formatted sql

--changeset tenancy:20261129-2330-add-former-addresses
ALTER TABLE tenant_host ADD COLUMN left_at DATETIME(6) NULL COMMENT 'when the restaurant last exchanged it for another; its kind is FORMER from then on, until she comes back to it';
