package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.MlflowCommand;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/** MLflow's own client and its own JSON writer speak to the service. */
class ScoringClientIT {
  private static final String PROGRAM =
      """
      import sys
      import numpy, pandas, requests
      from mlflow.pyfunc.scoring_server.client import ScoringServerClient
      client = ScoringServerClient("127.0.0.1", sys.argv[1])
      client.wait_server_ready(timeout=10)
      print("version", client.get_version())
      title, text = sys.argv[2], sys.argv[3]
      frame = pandas.DataFrame({"title": [title, None], "abstract": [text, text], "year": [1, 2]})
      answer = client.invoke(frame, params={"top_k": 2}).get_predictions()
      print("frame", list(answer["category"]), [len(c) for c in answer["categories"]])
      print("array", list(client.invoke(numpy.array([[title, text]])).get_predictions()["category"]))
      csv = requests.post(client.url_prefix + "/invocations", data=frame.to_csv().encode(), headers={"Content-Type": "text/csv"})
      print("csv", [row["category"] for row in csv.json()["predictions"]])
      """;

  @TempDir Path data;

  @Test
  void mlflowsClientIsAnswered() throws Exception {
    try (RunningClassifier service = new RunningClassifier(data, data.resolve("encoder"))) {
      String port = String.valueOf(service.port());
      ModelVersion model = ToyModel.crown(service.registry(), data.resolve("run"));
      await().atMost(Duration.ofMinutes(1)).until(() -> status(port).is2xxSuccessful());
      Paper paper = ToyCorpus.papers(2_000, 2_001).getFirst().paper();

      List<String> lines =
          new MlflowCommand(data).python(PROGRAM, port, paper.title(), paper.abstractText());

      String category = "'" + paper.primaryCategory() + "'";
      assertThat(model.version()).isEqualTo("1");
      assertThat(lines)
          .contains(
              "version 3.17.2",
              "frame [%s, %s] [2, 2]".formatted(category, category),
              "array [%s]".formatted(category),
              "csv [%s, %s]".formatted(category, category));
    }
  }

  private static HttpStatusCode status(String port) {
    return RestClient.create("http://127.0.0.1:" + port)
        .get()
        .uri("/ping")
        .exchange((request, answer) -> answer.getStatusCode());
  }
}
