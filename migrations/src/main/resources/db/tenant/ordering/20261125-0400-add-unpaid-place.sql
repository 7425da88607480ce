--liquibase formatted sql

--changeset ordering:20261125-0400-add-unpaid-place
ALTER TABLE orders ADD COLUMN unpaid_place INT NULL COMMENT 'which of the diner''s few it holds until it is paid or cancelled';

--changeset ordering:20261125-0400-limit-unpaid
ALTER TABLE orders ADD UNIQUE KEY orders_unpaid (diner_id, unpaid_place);
