package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.contract.MlflowCommand;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.registry.ModelRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Triton's client of the Open Inference Protocol speaks to the service. */
class InferenceClientIT {
  private static final String PROGRAM =
      """
      import sys
      import numpy
      import tritonclient.http as triton
      url, name, title, text = sys.argv[1:]
      client = triton.InferenceServerClient(url)
      print("ready", client.is_server_live(), client.is_server_ready(), client.is_model_ready(name))
      print("server", client.get_server_metadata()["name"])
      print("inputs", [(i["name"], i["datatype"]) for i in client.get_model_metadata(name)["inputs"]])
      def tensor(name, values, binary):
          array = numpy.array(values, dtype=object)
          given = triton.InferInput(name, array.shape, "BYTES")
          given.set_data_from_numpy(array, binary_data=binary)
          return given
      def ask(binary=False, **asked):
          inputs = [tensor("title", [title, ""], binary), tensor("abstract", [text, text], binary)]
          return client.infer(name, inputs, **asked)
      usual = ask()
      print("usual", sorted(o["name"] for o in usual.get_response()["outputs"]))
      print("categories", usual.as_numpy("category").tolist())
      outputs = [triton.InferRequestedOutput("probabilities", binary_data=False)]
      asked = ask(request_id="7", outputs=outputs)
      probabilities = asked.as_numpy("probabilities")
      print("asked", asked.get_response()["id"], asked.as_numpy("category"), probabilities.dtype, probabilities.sum(axis=1).round(6))
      try:
          ask(binary=True)
      except triton.InferenceServerException as refusal:
          print("binary", refusal.status(), refusal.message())
      """;

  @TempDir Path data;

  @Test
  void tritonsClientIsAnswered() throws Exception {
    try (RunningClassifier service = new RunningClassifier(data, data.resolve("encoder"))) {
      ToyModel.crown(service.registry(), data.resolve("run"));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> service.bean(ChampionModel.class).serving().isPresent());
      Paper paper = ToyCorpus.papers(2_000, 2_001).getFirst().paper();

      List<String> lines =
          new MlflowCommand(data)
              .python(
                  PROGRAM,
                  "127.0.0.1:" + service.port(),
                  ModelRegistry.MODEL,
                  paper.title(),
                  paper.abstractText());

      String category = "'" + paper.primaryCategory() + "'";
      assertThat(lines)
          .startsWith(
              "ready True True True",
              "server arxivist",
              "inputs [('title', 'BYTES'), ('abstract', 'BYTES')]",
              "usual ['abstained', 'category', 'degraded', 'probability']",
              "categories [%s, %s]".formatted(category, category),
              "asked 7 None float64 [1. 1.]")
          .last(InstanceOfAssertFactories.STRING)
          .startsWith("binary 400 Inference-Header-Content-Length: ")
          .endsWith(" is not spoken: tensors travel as JSON");
    }
  }
}
