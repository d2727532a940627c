/** Looking at the article archive. In: days; out: what each holds, and whether it can be used. */
@NullMarked
package io.arxivist.classifier.archive;

import org.jspecify.annotations.NullMarked;
