package io.yanhuo.storefront.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.members.AddressEntry;
import io.yanhuo.members.Addresses;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.PhoneNumber;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The address book of the diner who asks. */
@ApiController
@Allow(Who.DINER)
class AddressesController {
    private final Addresses addresses;

    AddressesController(Addresses addresses) {
        this.addresses = addresses;
    }

    record Book(List<Entry> addresses) {}

    record Entry(
            String id,
            String name,
            PhoneNumber phone,
            String text,
            GeoPoint point,
            @JsonProperty("default") boolean usual) {
        static Entry of(SavedAddress saved) {
            var entry = saved.entry();
            return new Entry(
                    saved.id(),
                    entry.name(),
                    entry.phone(),
                    entry.text(),
                    entry.point(),
                    saved.usual());
        }
    }

    record Saved(String id) {}

    @GetMapping("/addresses")
    Book list(Actor diner) {
        return new Book(addresses.list(diner.id()).stream().map(Entry::of).toList());
    }

    @PostMapping("/addresses")
    ResponseEntity<Saved> add(
            @PathVariable String publicId,
            @Valid @RequestBody BasketBody.Place place,
            Actor diner) {
        var id = addresses.save(diner.id(), null, entry(place));
        var location = URI.create("/t/" + publicId + "/api/addresses/" + id);
        return ResponseEntity.created(location).body(new Saved(id));
    }

    @PutMapping("/addresses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @Valid @RequestBody BasketBody.Place place, Actor diner) {
        addresses.save(diner.id(), id, entry(place));
    }

    @PutMapping("/addresses/{id}/default")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prefer(@PathVariable String id, Actor diner) {
        addresses.prefer(diner.id(), id);
    }

    @DeleteMapping("/addresses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Actor diner) {
        addresses.delete(diner.id(), id);
    }

    private static AddressEntry entry(BasketBody.Place place) {
        return new AddressEntry(
                place.name().strip(), place.phone(), place.text().strip(), place.point());
    }
}
