package io.arxivist.mongodb;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.decision.GateFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A decision as it is stored.
 *
 * @param findings null where a list left them out
 */
@Document(DecisionDocument.COLLECTION)
record DecisionDocument(
    @Id String id,
    Instant at,
    DecisionKind kind,
    DecisionOutcome outcome,
    ModelReference candidate,
    @Nullable ModelReference champion,
    @Nullable Slice slice,
    @Nullable List<GateFinding> findings,
    String reason) {
  static final String COLLECTION = "decisions";

  static DecisionDocument of(Decision decision) {
    DecisionSlice slice = decision.slice();
    return new DecisionDocument(
        decision.id(),
        decision.at(),
        decision.kind(),
        decision.outcome(),
        decision.candidate(),
        decision.champion(),
        slice == null ? null : Slice.of(slice),
        decision.findings(),
        decision.reason());
  }

  Decision decision() {
    return new Decision(
        id,
        at,
        kind,
        outcome,
        candidate,
        champion,
        slice == null ? null : slice.slice(),
        findings == null ? List.of() : findings,
        reason);
  }

  /** Days as texts, so that no time zone can move them. */
  record Slice(
      @Nullable String from,
      @Nullable String until,
      int papers,
      int knownToChampion,
      @Nullable String note) {

    static Slice of(DecisionSlice slice) {
      return new Slice(
          text(slice.from()),
          text(slice.until()),
          slice.papers(),
          slice.knownToChampion(),
          slice.note());
    }

    DecisionSlice slice() {
      return new DecisionSlice(day(from), day(until), papers, knownToChampion, note);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
      return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
      return text == null ? null : LocalDate.parse(text);
    }
  }
}
