/**
 * A challenger beside the champion. In: what both answered to the same papers; out: how often the
 * two disagree, and who is right by the authors' category. Nothing of it is served.
 */
@NullMarked
package io.arxivist.core.shadow;

import org.jspecify.annotations.NullMarked;
