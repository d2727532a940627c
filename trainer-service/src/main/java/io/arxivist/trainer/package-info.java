/**
 * The trainer service. In: papers of the training queue; out: trained and judged models, recorded
 * in the registry, and the one of them that is the champion.
 */
@NullMarked
package io.arxivist.trainer;

import org.jspecify.annotations.NullMarked;
