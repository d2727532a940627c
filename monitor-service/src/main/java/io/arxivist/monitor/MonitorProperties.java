package io.arxivist.monitor;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the monitor service.
 *
 * @param dataDirectory where references are kept while they are compared
 * @param level the chance that a check without drift raises an alarm stays below it
 * @param fewestPapers a check with fewer on either side says nothing
 * @param windowLimit a check takes at most this many papers, those classified last
 */
@Validated
@ConfigurationProperties("monitor")
public record MonitorProperties(
    @DefaultValue("data/monitor") Path dataDirectory,
    @DefaultValue("0.01") @DecimalMin("0") @DecimalMax("1") double level,
    @DefaultValue("100") @Min(20) int fewestPapers,
    @DefaultValue("5000") @Min(20) int windowLimit) {}
