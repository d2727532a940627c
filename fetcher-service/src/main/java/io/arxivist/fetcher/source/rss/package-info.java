/**
 * arXiv's daily announcement. In: sets; out: the papers announced on the newest day that has an
 * announcement, from the RSS or the Atom form of the feed.
 */
@NullMarked
package io.arxivist.fetcher.source.rss;

import org.jspecify.annotations.NullMarked;
