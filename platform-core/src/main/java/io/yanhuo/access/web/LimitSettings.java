package io.yanhuo.access.web;

import io.yanhuo.tenancy.Face;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests a second are let in; twice as many may come at once.
 *
 * @param portal from one address
 * @param storefront from one address to one restaurant
 * @param workspace from one address to one restaurant
 * @param operators from one address
 * @param partners from one address
 * @param api from one address to one restaurant
 * @param callbacks from one address: the servers of a payment service are few and busy
 * @param restaurant from all addresses to one restaurant, on each of its faces
 * @param streams that stand open at once, from one address to one face of one restaurant
 */
@Validated
@ConfigurationProperties("yanhuo.limits")
record LimitSettings(
        @DefaultValue("20") int portal,
        @DefaultValue("50") int storefront,
        @DefaultValue("50") int workspace,
        @DefaultValue("20") int operators,
        @DefaultValue("20") int partners,
        @DefaultValue("50") int api,
        @DefaultValue("500") int callbacks,
        @DefaultValue("1000") int restaurant,
        @DefaultValue("200") int streams) {
    int perAddress(Face face) {
        return switch (face) {
            case PORTAL -> portal;
            case STOREFRONT -> storefront;
            case WORKSPACE -> workspace;
            case OPERATORS -> operators;
            case PARTNERS -> partners;
            case API -> api;
            case CALLBACKS -> callbacks;
            case DEVELOPER -> Integer.MAX_VALUE / 4;
        };
    }
}
