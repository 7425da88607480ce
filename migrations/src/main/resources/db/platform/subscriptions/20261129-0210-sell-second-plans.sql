--liquibase formatted sql

--changeset subscriptions:20261129-0210-create-second-plans
INSERT INTO plan (code, version, position, monthly, yearly, on_sale) VALUES
    ('basic', 2, 1, 9900, 99000, TRUE),
    ('standard', 2, 2, 19900, 199000, TRUE);

--changeset subscriptions:20261129-0210-fill-features-of-second-plans
INSERT INTO plan_feature (plan_code, plan_version, position, feature) VALUES
    ('basic', 2, 1, 'storefront'),
    ('basic', 2, 2, 'ordering'),
    ('basic', 2, 3, 'kitchen'),
    ('standard', 2, 1, 'all-of-basic'),
    ('standard', 2, 2, 'mini-program'),
    ('standard', 2, 3, 'distribution'),
    ('standard', 2, 4, 'coupons');

--changeset subscriptions:20261129-0210-fill-limits-of-second-plans
INSERT INTO plan_limit (plan_code, plan_version, metric, amount, hard, overage) VALUES
    ('basic', 2, 'stores', 1, TRUE, NULL),
    ('basic', 2, 'staff', 10, TRUE, NULL),
    ('basic', 2, 'dishes', 200, TRUE, NULL),
    ('basic', 2, 'storage', 536870912, TRUE, NULL),
    ('basic', 2, 'orders', 3000, FALSE, 5),
    ('basic', 2, 'sms', 300, FALSE, NULL),
    ('standard', 2, 'stores', 1, TRUE, NULL),
    ('standard', 2, 'staff', 30, TRUE, NULL),
    ('standard', 2, 'dishes', 500, TRUE, NULL),
    ('standard', 2, 'storage', 2147483648, TRUE, NULL),
    ('standard', 2, 'orders', 10000, FALSE, 5),
    ('standard', 2, 'sms', 1000, FALSE, NULL);

--changeset subscriptions:20261129-0210-end-sale-of-first-plans
UPDATE plan SET on_sale = FALSE WHERE version = 1;
