package io.arxivist.ui;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about the dashboard.
 *
 * @param gatewayUrl where the API gateway listens; {@code arxivist.services.gateway-url} unless
 *     given
 * @param refresh how often a page that is open asks for new numbers
 * @param pageSize papers on one page
 */
@Validated
@ConfigurationProperties("arxivist.ui")
public record UiProperties(
    @NotNull URI gatewayUrl,
    @NotNull @DefaultValue("2s") Duration refresh,
    @Min(1) @Max(100) @DefaultValue("25") int pageSize) {}
