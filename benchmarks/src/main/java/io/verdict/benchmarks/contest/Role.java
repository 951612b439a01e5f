package io.verdict.benchmarks.contest;

import java.util.Locale;

/** What a system is in a contest. */
public enum Role {
  /** This library. */
  VERDICT,

  /** Plain Java written for the same work, as fast as its author could. */
  YARDSTICK,

  /** Another library. */
  PEER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
