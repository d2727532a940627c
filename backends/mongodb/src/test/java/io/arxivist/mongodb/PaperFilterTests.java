package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PaperFilterTests {
  @Test
  void refusesABlankPart() {
    assertThatThrownBy(() -> new PaperFilter(" ", null, null, null, null, null, null))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("predictedCategory: \" \" is blank");
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertThatThrownBy(() -> new PaperFilter(null, null, null, null, "x".repeat(201), null, null))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("text: 201 characters is more than 200 characters");
  }

  @Test
  void refusesDaysInTheWrongOrder() {
    LocalDate day = LocalDate.of(2025, 3, 2);

    assertThatThrownBy(() -> new PaperFilter(null, null, null, null, null, day, day.minusDays(1)))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageStartingWith("publishedUntil: 2025-03-01");
  }
}
