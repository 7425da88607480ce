package io.yanhuo.isolation;

/** What an id in an address, a form or a body can be the id of. */
enum Kind {
    RESTAURANT,
    ORDER,
    LINE,
    STATION,
    CATEGORY,
    DISH,
    SKU,
    ADD_ON_GROUP,
    ADD_ON,
    TABLE,
    TABLE_CODE,
    OFFER,
    COUPON,
    ADDRESS,
    COLLEAGUE,
    DISTRIBUTOR,
    SHARE_CODE,
    BILL,
    PICTURE,
    DINER_TICKET,
    STAFF_TICKET,
    DOMAIN,
    /** That an operator may be in the workspace. */
    SUPPORT_ACCESS,
    EXPORT,
    EXPORT_SIGN,
    /** The last moment of an export: no secret, but a part of its link. */
    EXPORT_UNTIL,
    CALLBACK_KEY
}
