package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FirstOwnersTests {

  @Test
  void rememberWhoseATextWasFirst() {
    FirstOwners owners = new FirstOwners();

    assertThat(owners.claim(0, 7)).isEqualTo(7);
    assertThat(owners.claim(0, 8)).isEqualTo(7);
    assertThat(owners.claim(1, 8)).isEqualTo(8);
  }

  @Test
  void rememberTheFirstOnceTheyAreFull() {
    FirstOwners owners = new FirstOwners(700);

    LongStream.range(0, 5_000).forEach(text -> owners.claim(text, text));

    assertThat(LongStream.range(0, 5_000).filter(text -> owners.claim(text, -1) == text))
        .hasSize(700)
        .allMatch(text -> text < 700);
  }
}
