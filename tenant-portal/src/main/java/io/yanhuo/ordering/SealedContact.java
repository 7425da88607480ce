package io.yanhuo.ordering;

/** Where and to whom a meal goes, sealed, and by which it is found again. */
record SealedContact(byte[] cipher, String phoneHash) {}
