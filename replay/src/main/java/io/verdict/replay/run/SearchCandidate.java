package io.verdict.replay.run;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Record;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.List;

/**
 * One combination of parameter values and what it made of the rows.
 *
 * <p><b>Thread safety</b>: one thread at a time decides with it.
 */
public final class SearchCandidate {
  private final List<String> values;
  private final Session session;
  private final long[] decided = new long[2];
  private final long[] approved = new long[2];
  private final long[] known = new long[2];
  private final long[] bad = new long[2];

  SearchCandidate(List<String> values, Engine engine) {
    this.values = List.copyOf(values);
    this.session = engine.newSession();
  }

  boolean hasLayoutOf(Record record) {
    return session.record().layout().schema().equals(record.layout().schema());
  }

  /** Decides a row whose features are joined; period 0 is development, 1 is out of time. */
  void decide(Record row, Label label, int period) {
    session.record().copyTwin(row);
    var decision = session.decideJoined();
    if (decision.outcome() == null) {
      return;
    }
    decided[period]++;
    if (decision.isApproved()) {
      approved[period]++;
      known[period] += label == Label.UNKNOWN ? 0 : 1;
      bad[period] += label == Label.BAD ? 1 : 0;
    }
  }

  /** The values, in the order of the variations. */
  public List<String> values() {
    return values;
  }

  private static Rate rate(long hits, long of) {
    return of == 0 ? Rate.NONE : new Rate(hits, of);
  }

  /** Approvals of the development rows. */
  public Rate approval() {
    return rate(approved[0], decided[0]);
  }

  /** Bad ones among the approved development rows of known outcome. */
  public Rate badRate() {
    return rate(bad[0], known[0]);
  }

  /** Approvals of the rows out of time. */
  public Rate laterApproval() {
    return rate(approved[1], decided[1]);
  }

  /** Bad ones among the approved rows out of time of known outcome. */
  public Rate laterBadRate() {
    return rate(bad[1], known[1]);
  }
}
