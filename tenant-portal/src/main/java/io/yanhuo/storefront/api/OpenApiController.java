package io.yanhuo.storefront.api;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of this API, for people and machines that want to use it. */
@ApiController
@Allow(Who.ANYONE)
class OpenApiController {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> show() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .body(new ClassPathResource("static/api/openapi.yaml"));
    }
}
