package io.verdict.replay.run;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.DecisionLog;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides journal entries again from their view alone, and counts those that come out otherwise.
 */
final class JournalCheck {
  private final Session session;
  private final long most;
  private long checked;
  private long divergences;

  private JournalCheck(Flow flow, long most) {
    this.session = Session.of(flow);
    this.most = most;
  }

  /**
   * Checks the first entries of a journal.
   *
   * @param most how many
   */
  static JournalCheck run(Path journal, Flow flow, long most) {
    JournalCheck check = new JournalCheck(flow, most);
    DecisionLog.read(journal, flow, check::visit);
    return check;
  }

  private boolean visit(String id, DecisionLog.Kept kept, Record view) {
    session.record().copyFrom(view);
    Decision decision = session.decideJoined();
    List<String> reasons = decision.reasons().stream().map(Reason::code).toList();
    Stage stage = decision.stage();
    boolean isSame =
        stage == kept.stage()
            && decision.outcome() == kept.outcome()
            && decision.target().equals(kept.target())
            && decision.delayMillis() == kept.delayMillis()
            && reasons.equals(kept.reasons());
    checked++;
    divergences += isSame ? 0 : 1;
    return checked < most;
  }

  long checked() {
    return checked;
  }

  long divergences() {
    return divergences;
  }
}
