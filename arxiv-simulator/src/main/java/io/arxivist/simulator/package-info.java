/**
 * An arXiv on loopback. In: how many papers of which days, a seed, requests over HTTP; out: a
 * corpus of clearly synthetic papers, served as arXiv serves real ones (OAI-PMH, query API, daily
 * feeds).
 */
@NullMarked
package io.arxivist.simulator;

import org.jspecify.annotations.NullMarked;
