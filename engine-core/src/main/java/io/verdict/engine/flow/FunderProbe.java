package io.verdict.engine.flow;

import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.EligibilityCount;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;

/**
 * The credit stage's question to the match stage, for one session: counts who would take an
 * application that would be approved, lowers its amount up to {@link MatchProbe#MAX_TRIMS} times
 * where too few would, and lets the credit stage decide again each time.
 *
 * <p><b>Thread safety</b>: confined to its session. <b>Allocation</b>: none.
 */
final class FunderProbe {
  private final Program credit;
  private final MatchProbe probe;
  private final EligibilityCount count;
  private final int countSlot;
  private final int capSlot;

  private FunderProbe(Program credit, Evaluation match) {
    StageModel model = credit.model();
    this.credit = credit;
    this.probe = model.matchProbes().get(0);
    String amount = probe.lowers() ? model.schema().field(probe.amountSlot()).name() : null;
    this.count = new EligibilityCount(match, probe, amount, Session.TIME_FIELD);
    this.countSlot = credit.layout().slot(model.schema().field(probe.countSlot()).name());
    this.capSlot =
        probe.lowers() ? credit.layout().slot(model.schema().field(probe.capSlot()).name()) : -1;
  }

  /** The probe of a credit program; null when it asks nothing. */
  static FunderProbe of(Program credit, Evaluation match) {
    boolean asks = credit != null && !credit.model().matchProbes().isEmpty();
    return asks ? new FunderProbe(credit, match) : null;
  }

  /** Takes back what it wrote for the application before. */
  void reset(Record record) {
    record.setMissing(countSlot);
    if (capSlot >= 0) {
      record.setMissing(capSlot);
    }
  }

  /** Asks for an application that the credit stage would approve, and has it decided again. */
  void ask(Record record, Evaluation evaluation) {
    int found = count.count(record);
    for (int trims = 0; found < probe.least() && trims < MatchProbe.MAX_TRIMS; trims++) {
      long lower = count.lower(record);
      if (lower == Long.MIN_VALUE) {
        break;
      }
      record.set(capSlot, lower);
      credit.evaluate(record, evaluation);
      if (evaluation.outcome() != credit.stage().mildest()) {
        return;
      }
      found = count.count(record);
    }
    record.set(countSlot, found);
    credit.evaluate(record, evaluation);
  }
}
