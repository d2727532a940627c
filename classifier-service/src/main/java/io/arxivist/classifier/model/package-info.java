/**
 * The model in charge. In: the registry's champion, or the pinned run; out: a verified model that
 * is swapped while requests go on, and answers to {@code POST /classifications}.
 */
@NullMarked
package io.arxivist.classifier.model;

import org.jspecify.annotations.NullMarked;
