package io.yanhuo.isolation;

import io.yanhuo.access.Actor;
import io.yanhuo.isolation.Input.Place;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds out what a handler reads, and refuses to guess. */
final class Inputs {
    /** What the framework passes by itself, and nobody sends. */
    private static final Set<Class<?>> GIVEN =
            Set.of(
                    Actor.class,
                    Model.class,
                    BindingResult.class,
                    RedirectAttributes.class,
                    HttpServletRequest.class,
                    HttpServletResponse.class,
                    Locale.class);

    /** Types whose values belong to no restaurant. */
    private static final Map<Class<?>, String> BY_TYPE =
            Map.ofEntries(
                    Map.entry(boolean.class, "true"),
                    Map.entry(Boolean.class, "true"),
                    Map.entry(int.class, "1"),
                    Map.entry(Integer.class, "1"),
                    Map.entry(long.class, "0"),
                    Map.entry(Long.class, "0"),
                    Map.entry(Money.class, "1300"),
                    Map.entry(BigDecimal.class, "5"),
                    Map.entry(LocalDate.class, "2026-11-29"),
                    Map.entry(Instant.class, "2026-11-29T00:00:00Z"),
                    Map.entry(Duration.class, "PT0S"),
                    Map.entry(PhoneNumber.class, "13800138000"),
                    Map.entry(GeoPoint.class, "{\"latitude\":22.5531,\"longitude\":114.0579}"));

    private static final Set<Class<?>> BARE =
            Set.of(
                    boolean.class,
                    Boolean.class,
                    int.class,
                    Integer.class,
                    long.class,
                    Long.class,
                    Money.class,
                    GeoPoint.class);

    private final String route;
    private final String path;
    private final List<Input> found = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private Inputs(String route, String path) {
        this.route = route;
        this.path = path;
    }

    /**
     * @param unknown one line for each parameter that nobody has said anything about yet
     */
    record Read(List<Input> inputs, List<String> unknown) {}

    static Read of(HandlerMethod handler, String path) {
        var inputs = new Inputs(handler.getShortLogMessage() + " at " + path, path);
        inputs.path();
        for (var parameter : handler.getMethodParameters()) inputs.read(parameter);
        return new Read(List.copyOf(inputs.found), List.copyOf(inputs.unknown));
    }

    /** Whether or not the handler looks at it: a path may name its restaurant for others to see. */
    private void path() {
        for (var variable : Route.VARIABLE.matcher(path).results().toList()) {
            var name = variable.group(1);
            add(Place.PATH, name, String.class, before(name), "/", name);
        }
    }

    private void read(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(
                new org.springframework.core.DefaultParameterNameDiscoverer());
        var type = parameter.getParameterType();
        var declared = name(parameter.getDeclaringClass());
        var name = String.valueOf(parameter.getParameterName());
        if (GIVEN.contains(type) || parameter.hasParameterAnnotation(PathVariable.class)) return;
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            var sent = header.name().isEmpty() ? name : header.name();
            if (needed(header)) add(Place.HEADER, sent, type, declared, ".", sent);
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            members(Place.JSON, "", type);
        } else if (MultiValueMap.class.isAssignableFrom(type)) {
            FormSources.fields(parameter.getDeclaringClass())
                    .forEach((field, owner) ->
                            add(Place.FIELD, field, String.class, owner, ".", field));
        } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
            add(Place.FIELD, name, type, declared, ".", name);
        } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            members(Place.FIELD, "", type);
        } else {
            unknown.add(route + ": how is " + type.getSimpleName() + " " + name + " read?");
        }
    }

    private static boolean needed(RequestHeader header) {
        return header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    private void members(Place place, String prefix, Class<?> type) {
        if (!type.isRecord()) {
            unknown.add(route + ": " + type.getName() + " is no record, so its members are unseen");
            return;
        }
        for (var component : type.getRecordComponents()) {
            var name = prefix + component.getName();
            var element = element(component.getGenericType());
            boolean many = Collection.class.isAssignableFrom(component.getType());
            var at = many && (place == Place.JSON || element.isRecord()) ? name + "[0]" : name;
            if (element.isRecord() && !BY_TYPE.containsKey(element)) {
                members(place, at + ".", element);
            } else {
                add(place, at, element, name(type), ".", component.getName());
            }
        }
    }

    private static Class<?> element(Type type) {
        if (type instanceof Class<?> plain) return plain;
        return element(((ParameterizedType) type).getActualTypeArguments()[0]);
    }

    private void add(
            Place place, String at, Class<?> type, String owner, String separator, String name) {
        if (MultipartFile.class.isAssignableFrom(type)) {
            found.add(new Input(Place.FILE, at, "", false));
            return;
        }
        var sample = sample(type, owner, separator, name);
        if (sample.isPresent()) {
            found.add(new Input(place, at, sample.get(), !BARE.contains(type)));
        } else {
            unknown.add(
                    route
                            + ": add \""
                            + owner
                            + separator
                            + name
                            + "\" to Samples.OF_ONE_PLACE, as"
                            + " {KIND} if it is an id, else with any value; a word that is harmless"
                            + " everywhere goes to Samples.ANYWHERE");
        }
    }

    private static Optional<String> sample(
            Class<?> type, String owner, String separator, String name) {
        var here = Samples.here(owner, separator, name);
        if (here.isPresent()) return here;
        if (type.isEnum()) return Optional.of(((Enum<?>) type.getEnumConstants()[0]).name());
        var byType = BY_TYPE.get(type);
        return byType == null ? Samples.of(owner, separator, name) : Optional.of(byType);
    }

    /** The word of the path that stands before this variable. */
    private String before(String variable) {
        var head = path.substring(0, path.indexOf("{" + variable));
        var words = head.split("/");
        for (int i = words.length - 1; i >= 0; i--) {
            if (!words[i].isEmpty() && !words[i].startsWith("{")) return words[i];
        }
        return "";
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }
}
