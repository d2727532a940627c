/**
 * The bodies of a harvest, a push, the ledger and the queue overview. In: what to fetch; out: what
 * was expected, what came, how good it is, and what is missing.
 */
@NullMarked
package io.arxivist.core.harvest;

import org.jspecify.annotations.NullMarked;
