/**
 * Finding stored papers again: by the words of a text, or as the nearest neighbours of another
 * paper. Texts come in parts, never with markup in them.
 */
@NullMarked
package io.arxivist.core.search;

import org.jspecify.annotations.NullMarked;
