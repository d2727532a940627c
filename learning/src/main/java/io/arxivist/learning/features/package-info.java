/**
 * Text as numbers. In: papers to learn a vocabulary from, then any text; out: sparse vectors of
 * unit length, one dimension for each known word or pair of adjacent words, weighted by TF-IDF.
 */
@NullMarked
package io.arxivist.learning.features;

import org.jspecify.annotations.NullMarked;
