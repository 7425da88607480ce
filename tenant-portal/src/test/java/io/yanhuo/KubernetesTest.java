package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What is applied to a cluster is what Kubernetes knows, and leaves nothing out. */
class KubernetesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path HERE = ROOT.resolve("infra/kubernetes");
    private static final Gson GSON = new Gson();

    /** Strict: a field that it does not know is an error, and so is one that is missing. */
    private interface Description {
        void check(JsonElement written) throws IOException;
    }

    private static final Map<String, Description> KINDS =
            Map.of(
                    "v1 Namespace", V1Namespace::validateJsonElement,
                    "v1 ConfigMap", V1ConfigMap::validateJsonElement,
                    "v1 Service", V1Service::validateJsonElement,
                    "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
                    "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
                    "apps/v1 Deployment", V1Deployment::validateJsonElement,
                    "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
                    "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
                    "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement);

    record Written(String file, Map<String, Object> document) {
        String kind() {
            return document.get("apiVersion") + " " + document.get("kind");
        }

        @Override
        public String toString() {
            return file + ": " + kind();
        }
    }

    static Stream<Written> objects() {
        return resources().stream().flatMap(KubernetesTest::objects);
    }

    private static Stream<Written> objects(String file) {
        return StreamSupport.stream(
                        new Yaml().loadAll(read(HERE.resolve(file))).spliterator(), false)
                .map(document -> new Written(file, map(document)));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void each_object_has_the_fields_that_kubernetes_knows(Written object) {
        assertThat(KINDS).containsKey(object.kind());
        assertThatCode(() -> KINDS.get(object.kind()).check(GSON.toJsonTree(object.document())))
                .doesNotThrowAnyException();
    }

    @Test
    void a_field_that_kubernetes_does_not_know_would_be_seen() {
        var deployment = only("apps/v1 Deployment");
        map(map(map(deployment.get("spec")).get("template")).get("spec")).put("replica", 2);

        assertThatThrownBy(() -> V1Deployment.validateJsonElement(GSON.toJsonTree(deployment)))
                .hasMessageContaining("replica");
    }

    @Test
    void every_file_is_applied() throws IOException {
        try (var files = Files.list(HERE)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals("kustomization.yaml"))
                    .containsExactlyInAnyOrderElementsOf(resources());
        }
    }

    @Nested
    class A_node {
        private final Map<String, Object> pod =
                map(map(map(only("apps/v1 Deployment").get("spec")).get("template")).get("spec"));
        private final Map<String, Object> container =
                map(((List<?>) pod.get("containers")).getFirst());

        @Test
        void may_do_no_more_than_serve() {
            assertThat(map(pod.get("securityContext"))).containsEntry("runAsNonRoot", true);
            assertThat(pod).containsEntry("automountServiceAccountToken", false);
            assertThat(map(container.get("securityContext")))
                    .containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("readOnlyRootFilesystem", true);
        }

        @Test
        void is_not_killed_because_the_database_is_away() {
            assertThat(map(container.get("readinessProbe"))).containsKey("httpGet");
            assertThat(map(container.get("livenessProbe")))
                    .containsKey("tcpSocket")
                    .doesNotContainKey("httpGet");
        }
    }

    @Nested
    class The_variables {
        private static final Pattern NAME =
                Pattern.compile("\\b(YANHUO|SERVER|LOGGING)_[A-Z_]+\\b");

        @Test
        void are_all_explained() {
            assertThat(names(read(ROOT.resolve("infra/docs/environment.md")))).containsAll(all());
        }

        /** What one of the two sets, the other has to say as well. */
        @Test
        void are_those_of_the_compose_file() {
            var compose = map(new Yaml().load(read(ROOT.resolve("infra/compose.yaml"))));
            var expected =
                    names(map(map(compose.get("x-application")).get("environment")).keySet());
            expected.add("LOGGING_CONFIG");

            assertThat(all()).isEqualTo(expected);
        }

        private Set<String> all() {
            var all = new TreeSet<>(map(only("v1 ConfigMap").get("data")).keySet());
            var told = read(ROOT.resolve("infra/docs/kubernetes.md"));
            all.addAll(names(told.substring(told.indexOf("In `secrets.env`"))));
            return all;
        }

        private static Set<String> names(Iterable<String> texts) {
            return names(String.join(" ", texts));
        }

        private static Set<String> names(String text) {
            return NAME.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<String, Object> only(String kind) {
        return objects()
                .filter(object -> object.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private static List<String> resources() {
        var listed =
                (List<?>)
                        map(new Yaml().load(read(HERE.resolve("kustomization.yaml"))))
                                .get("resources");
        return listed.stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
