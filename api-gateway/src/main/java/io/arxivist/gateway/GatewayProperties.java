package io.arxivist.gateway;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about the gateway.
 *
 * @param requestSize largest request body that is let through; a larger one is answered with 413
 */
@Validated
@ConfigurationProperties("arxivist.gateway")
public record GatewayProperties(@NotNull @DefaultValue("1MB") DataSize requestSize) {}
