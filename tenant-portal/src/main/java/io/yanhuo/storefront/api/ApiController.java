package io.yanhuo.storefront.api;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A part of the JSON API that mini-programs use; described in {@code static/api/openapi.yaml}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@OnFace(Face.API)
@RequestMapping("/t/{publicId}/api")
@interface ApiController {}
