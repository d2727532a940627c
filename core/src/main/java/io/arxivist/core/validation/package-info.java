/** How a record refuses bad values: every refusal names the field, the value and the rule. */
@NullMarked
package io.arxivist.core.validation;

import org.jspecify.annotations.NullMarked;
