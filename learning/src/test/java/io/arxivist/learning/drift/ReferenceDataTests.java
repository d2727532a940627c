package io.arxivist.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDataTests {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("reference_data.csv");
  }

  @Test
  void readsBackWhatItWrote() {
    double[] profile = {1, -2.5, 0, 1e-9, 3, 4, 5, 6};
    ObservedPaper encoded = new ObservedPaper("cs.LG", "stat.ML", 0.5, 7, 120, "minilm", profile);
    ObservedPaper plain = new ObservedPaper("cs.LG", "cs.LG", 0.25, 0, 3, "", new double[0]);

    new ReferenceData(List.of(encoded, plain)).write(file);
    List<ObservedPaper> papers = ReferenceData.read(file).papers();

    assertThat(papers).usingRecursiveComparison().isEqualTo(List.of(encoded, plain));
  }

  @Test
  void namesItsColumns() {
    new ReferenceData(List.of()).write(file);

    assertThat(file)
        .hasContent(
            "primary_category,predicted_category,confidence,correct,title_words,abstract_words,"
                + "encoder,e0,e1,e2,e3,e4,e5,e6,e7\n");
  }

  @Test
  void namesTheLineThatItCannotRead() throws IOException {
    new ReferenceData(List.of()).write(file);
    Files.writeString(file, Files.readString(file) + "cs.LG,cs.LG,high,true,1,2,,,,,,,,,\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceData.read(file))
        .withMessageContaining("reference_data.csv: line 2");
  }

  @Test
  void refusesAnotherTable() throws IOException {
    Files.writeString(file, "a,b\n1,2\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceData.read(file))
        .withMessageContaining("line 1 is not primary_category");
  }
}
