package io.verdict.replay.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts the cases of one folder. */
final class Tally {
  private int passed;
  private int failed;
  private int unsupported;
  private final Set<String> notes = new LinkedHashSet<>();

  void pass() {
    passed++;
  }

  void fail(String note) {
    failed++;
    notes.add(note);
  }

  void unsupported(String note) {
    unsupported++;
    notes.add(note);
  }

  FolderResult result(String folder) {
    return new FolderResult(folder, passed, failed, unsupported, new ArrayList<>(notes));
  }
}
