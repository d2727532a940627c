package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperCursorTests {
  @ParameterizedTest
  @ValueSource(strings = {"2503.15521", "hep-th/9901001"})
  void comesBackFromATextThatIsSafeInAUrl(String id) {
    PaperCursor cursor =
        new PaperCursor(Instant.parse("2026-11-02T08:00:00.123Z"), new ArxivId(id));

    String text = cursor.encoded();

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(PaperCursor.parse(text)).isEqualTo(cursor);
  }

  /* The last three say "no space", "x 2503.15521" and "1 nothing". */
  @ParameterizedTest
  @ValueSource(strings = {"", "?", "not base64!", "bm9zcGFjZQ", "eCAyNTAzLjE1NTIx", "MSBub3RoaW5n"})
  void refusesATextThatNoPageGave(String text) {
    assertThatThrownBy(() -> PaperCursor.parse(text))
        .isInstanceOfSatisfying(
            InvalidFieldException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("cursor"));
  }
}
