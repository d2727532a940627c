/**
 * An arXiv on loopback. In: how many papers, a seed, the last day, requests over HTTP; out: a
 * corpus of clearly synthetic papers, served as arXiv serves real ones (OAI-PMH).
 */
@NullMarked
package io.arxivist.simulator;

import org.jspecify.annotations.NullMarked;
