package io.yanhuo.storefront.api;

/** The body of a request. Members that the API does not know are refused, not passed over. */
interface ApiBody {}
