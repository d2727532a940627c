/**
 * What the suite keeps in MongoDB. In: core's records; out: the same again, by id, by filter and in
 * order. Collections are {@code papers}, {@code corpus}, {@code ledger}, {@code ledger_days},
 * {@code jobs} and {@code drift_checks}; a paper's {@code _id} is its arXiv id. Instants are kept
 * to the millisecond, days as ISO text, so that no time zone shifts them. Every list has a total
 * order.
 */
@NullMarked
package io.arxivist.mongodb;

import org.jspecify.annotations.NullMarked;
