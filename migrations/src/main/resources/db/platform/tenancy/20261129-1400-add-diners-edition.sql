--liquibase formatted sql

--changeset tenancy:20261129-1400-add-diners-edition
ALTER TABLE tenant ADD COLUMN diners_edition BIGINT NOT NULL DEFAULT 0 COMMENT 'counts up when a diner is forgotten or turns out to be another one';
