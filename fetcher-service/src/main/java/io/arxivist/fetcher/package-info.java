/**
 * The service that brings papers in. In: harvest and push jobs over HTTP; out: papers from a source
 * in a durable local queue, then in the broker's queues, and a ledger of what was asked and what
 * came.
 */
@NullMarked
package io.arxivist.fetcher;

import org.jspecify.annotations.NullMarked;
