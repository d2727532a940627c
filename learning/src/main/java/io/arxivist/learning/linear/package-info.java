/**
 * The linear classifier. In: sparse vectors with a class each; out: one decision value for each
 * class. Fitted by our own multinomial logistic regression, kept as 32-bit weights.
 */
@NullMarked
package io.arxivist.learning.linear;

import org.jspecify.annotations.NullMarked;
