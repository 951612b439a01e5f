package io.verdict.replay.study;

import io.verdict.replay.report.model.Text;

/** How groups are written in the report. */
final class Groups {
  private static final Text MISSING = new Text("missing", "缺失");

  private Groups() {}

  static Text shown(String value) {
    return value.isEmpty() ? MISSING : Text.of(value);
  }
}
