/**
 * Texts as points. In: a paper; out: a vector of unit length, near those of papers that say similar
 * things. The encoder's files come with the class path; nothing is fetched.
 */
@NullMarked
package io.arxivist.learning.encoder;

import org.jspecify.annotations.NullMarked;
