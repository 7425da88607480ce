package io.yanhuo.shared;

/**
 * The body of a request to the API. Members that the API does not know, or of another type than it
 * says, are refused, not passed over.
 */
public interface ApiBody {}
