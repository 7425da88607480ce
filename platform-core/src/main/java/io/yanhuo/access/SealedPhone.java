package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PersonalData;

/** A phone number as a table of a restaurant keeps it: to be read back, and to be found again. */
@SuppressWarnings("ArrayRecordComponent")
record SealedPhone(byte[] cipher, String hash) {
    private static final String COLUMN = "phone_cipher";

    static SealedPhone of(PhoneNumber phone, String table, PersonalData personal) {
        return new SealedPhone(
                personal.encrypt(phone.digits(), table, COLUMN), hash(phone, personal));
    }

    static String hash(PhoneNumber phone, PersonalData personal) {
        return personal.hash(phone.digits());
    }

    static PhoneNumber read(byte[] cipher, String table, PersonalData personal) {
        return new PhoneNumber(personal.decrypt(cipher, table, COLUMN));
    }
}
