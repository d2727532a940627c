/** The bodies of a harvest, a push and the queue overview. In: what to fetch; out: what came. */
@NullMarked
package io.arxivist.core.harvest;

import org.jspecify.annotations.NullMarked;
