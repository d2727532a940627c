/**
 * Two public inference protocols on the model in charge. In: rows or tensors of titles and
 * abstracts; out: what the model says, or a refusal in the protocol's own form: MLflow's scoring
 * protocol at {@code /ping}, {@code /version} and {@code /invocations}, and the Open Inference
 * Protocol V2 below {@code /v2}.
 */
@NullMarked
package io.arxivist.classifier.inference;

import org.jspecify.annotations.NullMarked;
