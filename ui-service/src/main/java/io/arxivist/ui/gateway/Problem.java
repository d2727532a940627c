package io.arxivist.ui.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a problem detail that the pages use.
 *
 * @param field which value was refused, such as {@code papers[0].title}
 * @param rule the rule that it breaks
 */
public record Problem(
    int status, @Nullable String detail, @Nullable String field, @Nullable String rule) {}
