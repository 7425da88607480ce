--liquibase formatted sql

--changeset tenancy:20261129-0300-add-practice-of
ALTER TABLE tenant ADD COLUMN practice_of BIGINT NULL COMMENT 'the restaurant of which this one is the practice copy';

--changeset tenancy:20261129-0300-one-practice-copy
--comment: a restaurant has one practice copy at most
CREATE UNIQUE INDEX tenant_practice_of ON tenant (practice_of);
