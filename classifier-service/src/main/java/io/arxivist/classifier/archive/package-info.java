/**
 * Looking at the article archive. In: days; out: what each holds, whether it is whole, and whether
 * the archive can be used.
 */
@NullMarked
package io.arxivist.classifier.archive;

import org.jspecify.annotations.NullMarked;
