/**
 * The model registry on MLflow. In: finished trainings with their artifacts; out: runs, registered
 * versions, aliases and the artifacts again, from an MLflow server or from a folder in MLflow's own
 * file layout. What MLflow's users know keeps its name here.
 */
@NullMarked
package io.arxivist.mlflow;

import org.jspecify.annotations.NullMarked;
