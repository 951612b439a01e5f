package io.verdict.engine.live;

import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.VersionMarks;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses artifacts that are older than those that decided before. */
final class VersionGuard {
  private final VersionMarks marks;
  private final boolean isStrict;
  private final Set<String> allowed = ConcurrentHashMap.newKeySet();

  /**
   * A guard.
   *
   * @param isStrict whether it refuses: where artifacts must be signed
   */
  VersionGuard(VersionMarks marks, boolean isStrict) {
    this.marks = marks;
    this.isStrict = isStrict;
  }

  void allow(String hash) {
    allowed.add(hash);
  }

  void require(Entry entry) {
    int highest = marks.highest(key(entry));
    if (isStrict && entry.version() < highest && !allowed.contains(entry.hash())) {
      throw new RefusedException(
          Code.ROLLBACK,
          entry.name()
              + " v"
              + entry.version()
              + " in stage "
              + entry.stage()
              + ": v"
              + highest
              + " was in force before\n  allow the roll-back inside the process, or activate a"
              + " newer version",
          null);
    }
  }

  /** Remembers what decides from now on. */
  void keep(Collection<Entry> entries) {
    if (!isStrict) {
      return;
    }
    for (Entry entry : entries) {
      marks.raise(key(entry), entry.version());
    }
  }

  private static String key(Entry entry) {
    return entry.stage() + " " + entry.name();
  }
}
