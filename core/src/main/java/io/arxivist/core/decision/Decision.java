package io.arxivist.core.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.validation.Check;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a model is the champion, or is not.
 *
 * @param candidate the model that was decided on
 * @param champion the one in charge before; null where there was none
 * @param slice the papers that both answered; null where nothing was measured
 * @param findings every measure of a gate; empty where a person decided
 * @param reason what the gate says, or what the person gave as the reason
 */
public record Decision(
    String id,
    Instant at,
    DecisionKind kind,
    DecisionOutcome outcome,
    ModelReference candidate,
    @Nullable ModelReference champion,
    @Nullable DecisionSlice slice,
    List<GateFinding> findings,
    String reason) {
  public Decision {
    Check.notBlank("id", id);
    Check.present("at", at);
    Check.present("kind", kind);
    Check.present("outcome", outcome);
    Check.present("candidate", candidate);
    findings = Check.items("findings", Check.present("findings", findings));
    Check.notBlank("reason", reason);
  }

  /** Whether the candidate was put in charge. */
  @JsonIgnore
  public boolean crowned() {
    return outcome == DecisionOutcome.CHAMPION;
  }
}
