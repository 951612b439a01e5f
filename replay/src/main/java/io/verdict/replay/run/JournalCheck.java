package io.verdict.replay.run;

import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.DecisionLog;
import java.nio.file.Path;

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
    boolean isSame = !kept.isComputed() || kept.isSame(kept.again(session, view));
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
