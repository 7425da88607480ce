--liquibase formatted sql

--changeset members:20261124-2340-add-default-address
ALTER TABLE diner_address ADD COLUMN usual BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'proposed first';
