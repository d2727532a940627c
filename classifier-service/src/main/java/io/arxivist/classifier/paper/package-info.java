/** Looking at what is stored. In: filters, cursors and arXiv ids; out: papers with predictions. */
@NullMarked
package io.arxivist.classifier.paper;

import org.jspecify.annotations.NullMarked;
