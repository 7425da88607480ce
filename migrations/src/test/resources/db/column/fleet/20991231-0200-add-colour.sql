--liquibase formatted sql

--changeset fleet:20991231-0200-add-colour
ALTER TABLE station ADD COLUMN colour CHAR(7) NULL;
