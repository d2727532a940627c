/**
 * arXiv's OAI-PMH interface. In: days and sets; out: the records changed on those days, page by
 * page through resumption tokens, in the formats {@code arXiv} and {@code arXivRaw}.
 */
@NullMarked
package io.arxivist.fetcher.source.oai;

import org.jspecify.annotations.NullMarked;
