--liquibase formatted sql

--changeset tenancy:20261129-0100-add-life-of-tenant
ALTER TABLE tenant
    ADD COLUMN came_from   VARCHAR(20) NULL COMMENT 'the state before, where there is a way back to it',
    ADD COLUMN state_since DATETIME(6) NULL COMMENT 'null: since it was created';
