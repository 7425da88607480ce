--liquibase formatted sql

--changeset migrations:20261130-1320-tell-how-an-attempt-ended
ALTER TABLE migration_target
    ADD COLUMN traces   VARCHAR(12) NOT NULL DEFAULT 'NONE' COMMENT 'what the last attempt, if it was given back, may have left unrecorded: NONE, STATEMENT, LOCK',
    ADD COLUMN pardoned TINYINT     NOT NULL DEFAULT 0      COMMENT 'its failure was let pass by an operator';
