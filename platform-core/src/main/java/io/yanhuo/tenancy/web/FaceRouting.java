package io.yanhuo.tenancy.web;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets the same path mean another page behind each door. */
@Component
class FaceRouting implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {
        /** Not by the hook for types: that one is only asked where the type has a mapping too. */
        @Override
        protected @Nullable RequestMappingInfo getMappingForMethod(
                Method method, Class<?> controller) {
            var mapping = super.getMappingForMethod(method, controller);
            return mapping == null ? null : mapping.addCustomCondition(faces(controller));
        }

        private static Faces faces(Class<?> controller) {
            var declared = AnnotatedElementUtils.findMergedAnnotation(controller, OnFace.class);
            var faces = EnumSet.noneOf(Face.class);
            if (declared != null) faces.addAll(Set.of(declared.value()));
            else if (!controller.getName().startsWith("io.yanhuo.")) {
                faces.addAll(EnumSet.allOf(Face.class)); // the framework's own error page
            }
            return new Faces(faces);
        }
    }

    private record Faces(Set<Face> faces) implements RequestCondition<Faces> {
        @Override
        public Faces combine(Faces other) {
            return other;
        }

        @Override
        public @Nullable Faces getMatchingCondition(HttpServletRequest request) {
            return faces.contains(Face.of(request)) ? this : null;
        }

        @Override
        public int compareTo(Faces other, HttpServletRequest request) {
            return 0;
        }
    }
}
