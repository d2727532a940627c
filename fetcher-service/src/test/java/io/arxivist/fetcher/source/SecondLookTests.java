package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.Paper;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTests {
  private static final Paper PAPER = Samples.paper(1);
  private static final SourceRecord WHOLE = new SourceRecord.Found(PAPER);
  private static final SourceRecord OTHER = new SourceRecord.Found(Samples.paper(2));
  private static final SourceRecord BROKEN =
      new SourceRecord.Refused("oai:arXiv.org:" + PAPER.id(), "title: is blank");

  private final Deque<List<SourceRecord>> answers = new ArrayDeque<>();

  @Test
  void asksForNothingWhereNothingIsRefused() {
    assertThat(look(List.of(WHOLE, OTHER))).containsExactly(WHOLE, OTHER);
  }

  @Test
  void takesARecordThatComesWholeLater() {
    answers.add(List.of(OTHER, BROKEN));
    answers.add(List.of(OTHER, WHOLE));

    assertThat(look(List.of(OTHER, BROKEN))).containsExactly(OTHER, WHOLE);
    assertThat(answers).isEmpty();
  }

  @Test
  void leavesARecordRefusedThatIsSoEachTime() {
    answers.add(List.of(BROKEN));
    answers.add(List.of(BROKEN));

    assertThat(look(List.of(BROKEN))).containsExactly(BROKEN);
    assertThat(answers).isEmpty();
  }

  @Test
  void keepsWhatItHasWhenThePageDoesNotComeAgain() {
    List<SourceRecord> kept =
        SecondLook.at(
            List.of(OTHER, BROKEN),
            () -> {
              throw new SourceException("down", null);
            });

    assertThat(kept).containsExactly(OTHER, BROKEN);
  }

  @Test
  void takesAPageOnWhichMuchIsRefusedAsItIs() {
    List<SourceRecord> strange = Collections.nCopies(11, BROKEN);

    assertThat(look(strange)).isEqualTo(strange);
  }

  private List<SourceRecord> look(List<SourceRecord> records) {
    return SecondLook.at(records, answers::remove);
  }
}
