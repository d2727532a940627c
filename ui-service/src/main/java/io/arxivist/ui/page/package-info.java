/**
 * What all pages share. In: values of the wire; out: the words and figures that a reader sees, the
 * headers that keep a page to itself, and the page for what went wrong.
 */
@NullMarked
package io.arxivist.ui.page;

import org.jspecify.annotations.NullMarked;
