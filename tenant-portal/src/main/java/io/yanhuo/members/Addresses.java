package io.yanhuo.members;

import io.yanhuo.members.AddressRefusal.NoSuchAddress;
import io.yanhuo.members.AddressRefusal.TooMany;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.PersonalData;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The address books of diners; sealed, and each diner's own. */
@Service
@Transactional
public class Addresses {
    static final int MOST = 20;

    private final AddressRows rows;
    private final PersonalData seal;
    private final JsonMapper json;
    private final Clock clock;

    Addresses(AddressRows rows, PersonalData seal, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /** The default comes first, then the one saved last. */
    @Transactional(readOnly = true)
    public List<SavedAddress> list(String dinerId) {
        return rows.findByDinerIdOrderByUsualDescSavedAtDesc(dinerId).stream()
                .map(this::opened)
                .toList();
    }

    /**
     * @param id of the entry to change; null for a new one
     * @return the entry's id
     * @throws Refused if it is not this diner's, or the book is full
     */
    public String save(String dinerId, @Nullable String id, AddressEntry entry) {
        var cipher = seal(entry);
        if (id == null) return add(dinerId, cipher);
        rows.findByAddressIdAndDinerId(id, dinerId)
                .orElseThrow(() -> new Refused(new NoSuchAddress()))
                .change(cipher, clock.instant());
        return id;
    }

    /**
     * From now on this one is proposed first.
     *
     * @throws Refused if it is not this diner's
     */
    public void prefer(String dinerId, String id) {
        var book = rows.findByDinerIdOrderByUsualDescSavedAtDesc(dinerId);
        if (book.stream().noneMatch(row -> row.id().equals(id))) {
            throw new Refused(new NoSuchAddress());
        }
        book.forEach(row -> row.prefer(row.id().equals(id)));
    }

    /** Repeating it changes nothing. */
    public void delete(String dinerId, String id) {
        rows.delete(id, dinerId);
    }

    private String add(String dinerId, byte[] cipher) {
        int known = rows.findByDinerIdOrderByUsualDescSavedAtDesc(dinerId).size();
        if (known >= MOST) throw new Refused(new TooMany(MOST));
        return rows.save(new AddressRow(dinerId, cipher, clock.instant(), known == 0)).id();
    }

    private byte[] seal(AddressEntry entry) {
        return seal.encrypt(json.writeValueAsString(entry), AddressRow.TABLE, AddressRow.CIPHER);
    }

    private SavedAddress opened(AddressRow row) {
        var plain = seal.decrypt(row.cipher(), AddressRow.TABLE, AddressRow.CIPHER);
        return new SavedAddress(row.id(), json.readValue(plain, AddressEntry.class), row.usual());
    }
}
