package io.yanhuo.domains;

/** What an owner is told about a host by a message to the phone. */
enum News {
    /** Something is wrong; if it stays so, the host goes out of service. */
    WARNED,
    /** It is out of service. */
    LAPSED
}
