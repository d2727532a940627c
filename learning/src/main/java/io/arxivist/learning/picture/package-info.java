/**
 * Pictures of an evaluation. In: its figures; out: SVG text, the same for the same figures. Nothing
 * is drawn here, so a server needs no fonts and no screen.
 */
@NullMarked
package io.arxivist.learning.picture;

import org.jspecify.annotations.NullMarked;
