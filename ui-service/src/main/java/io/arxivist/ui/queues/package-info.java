/**
 * What waits between the services. In: the queues as the fetcher tells them; out: how much stands
 * where, and the way to move a local queue on.
 */
@NullMarked
package io.arxivist.ui.queues;

import org.jspecify.annotations.NullMarked;
