/**
 * The way to the API gateway. In: a path; out: an {@link io.arxivist.ui.gateway.Answer}, which is
 * also what comes when nobody answers.
 */
@NullMarked
package io.arxivist.ui.gateway;

import org.jspecify.annotations.NullMarked;
