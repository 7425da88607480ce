package io.yanhuo.ordering;

import io.yanhuo.menu.PricedChoice.PricedAddOn;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the add-ons of a line as they were named and priced when it was ordered. */
@Converter
class AddOnsColumn implements AttributeConverter<List<PricedAddOn>, String> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PricedAddOn>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<PricedAddOn> addOns) {
        return JSON.writeValueAsString(addOns);
    }

    @Override
    public List<PricedAddOn> convertToEntityAttribute(String stored) {
        return JSON.readValue(stored, TYPE);
    }
}
