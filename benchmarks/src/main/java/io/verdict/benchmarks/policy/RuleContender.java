package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;

/** A system that sets the bit of each rule that fires for a record. */
final class RuleContender implements Contender {
  /** The system. */
  interface Rules {
    /** Sets the bits of the rules that fire for a record, and clears the others. */
    void run(int record, long[] fired);
  }

  private final Rules rules;
  private final long[] fired;
  private int next;

  RuleContender(int count, Rules rules) {
    this.rules = rules;
    this.fired = new long[(count + 63) / 64];
  }

  @Override
  public long run() {
    next = (next + 1) & (PolicyWorkload.RECORDS - 1);
    rules.run(next, fired);
    return fired[0];
  }

  @Override
  public long[] answer(int record) {
    rules.run(record, fired);
    return fired.clone();
  }
}
