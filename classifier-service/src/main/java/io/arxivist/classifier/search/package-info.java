/**
 * Search over stored papers, by Lucene. In: words, filters, a paper or a text; out: papers with
 * their hits marked, or the nearest by the cosine of their vectors. The index is a cache of MongoDB
 * on this disk: it follows what is stored, and what is broken or foreign is built anew.
 */
@NullMarked
package io.arxivist.classifier.search;

import org.jspecify.annotations.NullMarked;
