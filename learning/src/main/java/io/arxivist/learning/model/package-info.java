/**
 * The classifier as it is used and kept. In: a text, or the folder of a model; out: its ranked
 * categories with calibrated probabilities, or the folder. Files are text, JSON and safetensors,
 * each guarded by its SHA-256.
 */
@NullMarked
package io.arxivist.learning.model;

import org.jspecify.annotations.NullMarked;
