package io.arxivist.fetcher.harvest;

/** How many papers of a harvest each local queue received. */
record Division(long training, long classification) {}
