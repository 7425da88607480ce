--liquibase formatted sql

--changeset signup:20261124-2331-index-unwelcomed
CREATE INDEX signup_unwelcomed ON signup (welcomed_at, created_at);
