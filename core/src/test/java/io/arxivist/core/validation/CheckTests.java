package io.arxivist.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckTests {
  @Test
  void returnsWhatPasses() {
    List<String> items = List.of("a");

    assertThat(Check.present("f", items)).isSameAs(items);
    assertThat(Check.notBlank("f", "a")).isEqualTo("a");
    assertThat(Check.atMostCharacters("f", "abc", 3)).isEqualTo("abc");
    assertThat(Check.sized("f", items, 1, 1)).isSameAs(items);
    assertThat(Check.atLeast("f", 2, 2)).isEqualTo(2);
    assertThat(Check.within("f", 0.5, 0.5, 1)).isEqualTo(0.5);
  }

  @Test
  void namesFieldValueAndRule() {
    refuses(() -> Check.present("f", null), "f: is missing");
    refuses(() -> Check.notBlank("f", null), "f: is missing");
    refuses(() -> Check.notBlank("f", " "), "f: \" \" is blank");
    refuses(
        () -> Check.atMostCharacters("f", "abcd", 3), "f: 4 characters is more than 3 characters");
    refuses(() -> Check.sized("f", List.of(), 1, 2), "f: 0 items is below 1 items");
    refuses(() -> Check.sized("f", List.of(1, 2, 3), 1, 2), "f: 3 items is above 2 items");
    refuses(() -> Check.atLeast("f", 0, 1), "f: 0 is below 1");
    refuses(() -> Check.within("f", 1.5, 0, 1), "f: 1.5 is not within 0.0 and 1.0");
    refuses(() -> Check.within("f", Double.NaN, 0, 1), "f: NaN is not within 0.0 and 1.0");
    refuses(() -> Check.ordered("f", 2, 1), "f: 1 is before from, 2");
  }

  @Test
  void takesRangesThatAreOpenOrOfOnePoint() {
    assertThatCode(
            () -> {
              Check.ordered("f", null, 1);
              Check.ordered("f", 1, null);
              Check.ordered("f", 1, 1);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void cutsALongValueSoThatItFitsALogLine() {
    InvalidFieldException refusal = new InvalidFieldException("f", "x".repeat(1_000), "is long");

    assertThat(refusal.value()).isEqualTo("x".repeat(120) + "…");
    assertThat(refusal).hasMessage("f: " + "x".repeat(120) + "… is long");
  }

  @Test
  void keepsTheThreePartsApart() {
    InvalidFieldException refusal = new InvalidFieldException("f", 7, "is odd");

    assertThat(refusal.field()).isEqualTo("f");
    assertThat(refusal.value()).isEqualTo("7");
    assertThat(refusal.rule()).isEqualTo("is odd");
    assertThat(new InvalidFieldException("f", null, "is missing").value()).isNull();
  }

  private static void refuses(ThrowingCallable check, String message) {
    assertThatThrownBy(check).isInstanceOf(InvalidFieldException.class).hasMessage(message);
  }
}
