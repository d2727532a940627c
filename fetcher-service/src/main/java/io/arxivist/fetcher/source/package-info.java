/**
 * Where papers come from. In: what is wanted (days, sets); out: one record after the other, a paper
 * or the reason why it is none, from arXiv's OAI-PMH interface or from a corpus file.
 */
@NullMarked
package io.arxivist.fetcher.source;

import org.jspecify.annotations.NullMarked;
