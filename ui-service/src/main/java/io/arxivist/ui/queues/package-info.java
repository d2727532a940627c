/**
 * What waits between the services. In: the queues as the fetcher tells them; out: how much stands
 * where, what was set aside and why, and the ways to move both on.
 */
@NullMarked
package io.arxivist.ui.queues;

import org.jspecify.annotations.NullMarked;
