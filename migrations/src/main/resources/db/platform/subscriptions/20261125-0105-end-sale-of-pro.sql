--liquibase formatted sql

--changeset subscriptions:20261125-0105-end-sale-of-pro
UPDATE plan SET on_sale = FALSE WHERE code = 'pro';
