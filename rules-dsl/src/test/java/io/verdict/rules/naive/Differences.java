package io.verdict.rules.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What two results do not agree on. */
final class Differences {

  private Differences() {}

  static List<String> between(NaiveResult naive, NaiveResult compiled) {
    List<String> found = new ArrayList<>();
    compare(found, "missing inputs", naive.missingInputs(), compiled.missingInputs());
    compare(found, "outcome", naive.outcome(), compiled.outcome());
    compare(found, "target", naive.target(), compiled.target());
    compare(found, "delay", naive.delayMillis(), compiled.delayMillis());
    compare(found, "fired rules", naive.fired(), compiled.fired());
    compare(found, "unknown rules", naive.unknown(), compiled.unknown());
    compare(found, "score", naive.score(), compiled.score());
    compare(found, "reasons", naive.reasons(), compiled.reasons());
    compareAll(found, "slot ", naive.slots(), compiled.slots());
    compareAll(found, "bins of ", naive.bins(), compiled.bins());
    return found;
  }

  private static void compareAll(
      List<String> found, String what, Map<String, ?> naive, Map<String, ?> compiled) {
    naive.forEach((name, value) -> compare(found, what + name, value, compiled.get(name)));
  }

  private static void compare(List<String> found, String what, Object naive, Object compiled) {
    if (!Objects.equals(naive, compiled)) {
      found.add(what + ": naive " + naive + ", compiled " + compiled);
    }
  }
}
