package io.arxivist.fetcher.localqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BroughtPapersTests {

  @Test
  void tellsApartWhatDiffersInOnePart() {
    BroughtPapers brought = new BroughtPapers();
    brought.add("0704.0001v1");

    assertThat(brought.has("0704.0001v1")).isTrue();
    assertThat(brought.has("0704.00001v1")).isFalse();
    assertThat(brought.has("0704.0001v11")).isFalse();
    assertThat(brought.has("0704.0011v1")).isFalse();
    assertThat(brought.has("0705.0001v1")).isFalse();
    assertThat(brought.has("math/0704001v1")).isFalse();
  }

  @Test
  void agreesWithASetOfIds() {
    Random random = new Random(7);
    BroughtPapers brought = new BroughtPapers();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String id = anyId(random);
      assertThat(brought.has(id)).as(id).isEqualTo(ids.contains(id));
      brought.add(id);
      ids.add(id);
    }

    assertThat(brought.size()).isEqualTo(ids.size());
    BroughtPapers again = new BroughtPapers(brought.bitmaps());
    assertThat(again.size()).isEqualTo(ids.size());
    assertThat(ids).allMatch(again::has);
  }

  private static String anyId(Random random) {
    int version = 1 + random.nextInt(12);
    int month = 1 + random.nextInt(12);
    return switch (random.nextInt(4)) {
      case 0 -> "25%02d.%05dv%d".formatted(month, random.nextInt(3_000), version);
      case 1 -> "09%02d.%04dv%d".formatted(month, random.nextInt(3_000), version);
      case 2 -> "hep-th/99%02d%03dv%d".formatted(month, random.nextInt(1_000), version);
      default -> "math.GT/03%02d%03dv%d".formatted(month, random.nextInt(1_000), version);
    };
  }
}
