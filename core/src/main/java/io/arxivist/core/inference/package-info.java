/**
 * The bodies of two public inference protocols: MLflow's scoring protocol ({@code Invocation…}) and
 * the Open Inference Protocol V2. Names are those of the protocols, in snake case.
 *
 * @see <a href="https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally/">MLflow</a>
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>
 */
@NullMarked
package io.arxivist.core.inference;

import org.jspecify.annotations.NullMarked;
