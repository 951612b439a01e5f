package io.verdict.benchmarks.contest;

/** Rows for tests. */
final class Rows {
  private Rows() {}

  static Row of(String size, String system, Role role, double ratio) {
    return of(size, system, role, ratio, ratio, ratio);
  }

  static Row of(String size, String system, Role role, double ratio, double low, double high) {
    return new Row(
        "W1",
        size,
        system,
        role.word(),
        100.0,
        200.0,
        90.0,
        0.0,
        ratio,
        low,
        high,
        true,
        "",
        "",
        2,
        "2026-11-28",
        "a machine",
        "a JVM");
  }

  static Row untimed(String size, String system, String why) {
    return new Row(
        "W1",
        size,
        system,
        "peer",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        why,
        "Lib 1 (MIT)",
        1,
        "2026-11-28",
        "a machine",
        "a JVM");
  }
}
