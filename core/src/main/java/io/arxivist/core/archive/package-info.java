/**
 * The articles as files that outlive every database. In: harvested papers, batch by batch; out: the
 * same papers by the UTC day of their harvest, with a manifest that says what a day holds and
 * checksums that say whether it is whole.
 */
@NullMarked
package io.arxivist.core.archive;

import org.jspecify.annotations.NullMarked;
