package io.arxivist.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PaperMessagesTests {
  private static final String WIRE =
      "{\"paper\":{\"id\":\"2503.00001\",\"version\":2,\"title\":\"A title\","
          + "\"abstract\":\"An abstract.\",\"categories\":[\"cs.LG\",\"stat.ML\"],"
          + "\"authors\":[\"Ada Example\"],\"published\":\"2025-03-03\",\"updated\":null},"
          + "\"source\":\"file\",\"harvestedAt\":\"2025-03-04T05:06:07Z\"}";
  private final PaperMessages messages = new PaperMessages(JsonMapper.builder().build());

  @Test
  void writesThePaperInItsWireForm() {
    assertThat(messages.write(paper())).isEqualTo(WIRE);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(messages.read(Map.of("paper", WIRE))).isEqualTo(new PaperMessages.Readable(paper()));
  }

  @Test
  void readsAMessageOfALaterReleaseWithFieldsItDoesNotKnow() {
    String later = WIRE.replace("\"source\"", "\"licence\":\"CC0\",\"source\"");

    assertThat(messages.read(Map.of("paper", later)))
        .isEqualTo(new PaperMessages.Readable(paper()));
  }

  @Test
  void saysWhichRuleAPaperBreaks() {
    String wrong = WIRE.replace("2503.00001", "12");

    assertThat(messages.read(Map.of("paper", wrong)))
        .isInstanceOfSatisfying(
            PaperMessages.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.body()).isEqualTo(wrong);
              assertThat(unreadable.reason()).contains("12 is not an arXiv id");
            });
  }

  @Test
  void keepsABodyThatIsNotJson() {
    assertThat(messages.read(Map.of("paper", "<xml/>")))
        .isInstanceOfSatisfying(
            PaperMessages.Unreadable.class,
            unreadable -> assertThat(unreadable.body()).isEqualTo("<xml/>"));
  }

  private static HarvestedPaper paper() {
    Paper paper =
        new Paper(
            "2503.00001",
            2,
            "A title",
            "An abstract.",
            List.of("cs.LG", "stat.ML"),
            List.of("Ada Example"),
            LocalDate.of(2025, 3, 3),
            null);
    return new HarvestedPaper(paper, "file", Instant.parse("2025-03-04T05:06:07Z"));
  }
}
