/** The article archive. In: the newest days as the gateway tells them; out: a table of them. */
@NullMarked
package io.arxivist.ui.archive;

import org.jspecify.annotations.NullMarked;
