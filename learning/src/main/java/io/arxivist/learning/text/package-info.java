/**
 * The one reading of a text that all lexical features share. In: a title or an abstract with
 * accents, LaTeX and line breaks; out: its lower-case words.
 */
@NullMarked
package io.arxivist.learning.text;

import org.jspecify.annotations.NullMarked;
