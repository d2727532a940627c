/**
 * Which model was put in charge, and why. In: what a gate measured, or what a person asked for;
 * out: decisions with all their numbers.
 */
@NullMarked
package io.arxivist.core.decision;

import org.jspecify.annotations.NullMarked;
