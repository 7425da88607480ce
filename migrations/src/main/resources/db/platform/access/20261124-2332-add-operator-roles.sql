--liquibase formatted sql

--changeset access:20261124-2332-add-operator-role
--comment: whoever was an operator before there were roles could do everything
ALTER TABLE operator ADD COLUMN role VARCHAR(15) NOT NULL DEFAULT 'ADMINISTRATOR';

--changeset access:20261124-2332-add-operator-active
ALTER TABLE operator ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE;

--changeset access:20261124-2332-add-operator-invitation-hash
ALTER TABLE operator ADD COLUMN invitation_hash CHAR(64) NULL COMMENT 'of the link by which a password is chosen';

--changeset access:20261124-2332-add-operator-invitation-until
ALTER TABLE operator ADD COLUMN invitation_until DATETIME(6) NULL;

--changeset access:20261124-2332-index-operator-invitation
CREATE UNIQUE INDEX operator_invitation ON operator (invitation_hash);

--changeset access:20261124-2332-index-operator-session
CREATE INDEX operator_session_operator ON operator_session (operator_id);
