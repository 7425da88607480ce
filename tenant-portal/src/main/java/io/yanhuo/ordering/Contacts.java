package io.yanhuo.ordering;

import io.yanhuo.ordering.Basket.Address;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what orders know of people. */
@Component
class Contacts {
    private static final String TABLE = "orders";
    private static final String COLUMN = "contact_cipher";

    private final PersonalData data;
    private final JsonMapper json;

    Contacts(PersonalData data, JsonMapper json) {
        this.data = data;
        this.json = json;
    }

    @Nullable SealedContact seal(@Nullable Address address) {
        if (address == null) return null;
        var cipher = data.encrypt(json.writeValueAsString(address), TABLE, COLUMN);
        return new SealedContact(cipher, hash(address.phone()));
    }

    @Nullable Address open(byte @Nullable [] cipher) {
        if (cipher == null) return null;
        return json.readValue(data.decrypt(cipher, TABLE, COLUMN), Address.class);
    }

    String hash(PhoneNumber phone) {
        return data.hash(phone.digits());
    }
}
