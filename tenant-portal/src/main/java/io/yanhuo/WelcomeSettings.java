package io.yanhuo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a developer is told at the start.
 *
 * @param port of the developers' pages
 * @param payerPage where a diner's payment can be made by hand; empty without the sandbox
 */
@ConfigurationProperties("yanhuo.welcome")
record WelcomeSettings(
        @DefaultValue("8090") int port,
        @DefaultValue("") String operatorLogin,
        @DefaultValue("") String operatorPassword,
        @DefaultValue("") String payerPage) {}
