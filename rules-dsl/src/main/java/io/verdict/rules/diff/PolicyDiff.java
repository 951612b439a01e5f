package io.verdict.rules.diff;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.diff.Change.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The comparison of two compiled policies.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyDiff {
  private static final int MAX_DETAILS = 40;

  /** Constructs whose order among their kind says something. */
  private static final Set<String> ORDERED = Set.of("rule", "product");

  private final Map<String, Declared> before;
  private final Map<String, Declared> after;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Set<String>> changedNames = new LinkedHashMap<>();
  private final Set<String> reported = new LinkedHashSet<>();

  private PolicyDiff(CompiledPolicy before, CompiledPolicy after) {
    this.before = Declared.all(before);
    this.after = Declared.all(after);
  }

  /**
   * What the second policy says otherwise: changes in its order, then what it left out, then what
   * moved, then what is affected.
   *
   * @throws IllegalArgumentException if one of them has errors
   */
  public static List<Change> between(CompiledPolicy before, CompiledPolicy after) {
    if (before.hasErrors() || after.hasErrors()) {
      throw new IllegalArgumentException("a policy with errors cannot be compared");
    }
    PolicyDiff diff = new PolicyDiff(before, after);
    diff.compareAll();
    return List.copyOf(diff.changes);
  }

  private void compareAll() {
    after.forEach((key, now) -> compare(before.get(key), now));
    before.forEach(
        (key, was) -> {
          if (!after.containsKey(key)) {
            report(was, Kind.REMOVED, List.of(was.text().shown()), was, null);
          }
        });
    ORDERED.forEach(this::moved);
    affected();
  }

  private void compare(Declared was, Declared now) {
    if (was == null) {
      report(now, Kind.ADDED, List.of(now.text().shown()), null, now);
      return;
    }
    if (was.text().key().equals(now.text().key()) && was.rowsKey().equals(now.rowsKey())) {
      return;
    }
    boolean isReworded = Details.isReworded(was, now);
    Kind kind = isReworded ? Kind.REWORDED : Kind.CHANGED;
    List<String> english = Details.of(was, now, Locale.ENGLISH);
    List<String> chinese = Details.of(was, now, Locale.CHINESE);
    Change change = change(now, kind, Sequences.cut(english, MAX_DETAILS), was, now);
    report(now, change.withChinese(Sequences.cut(chinese, MAX_DETAILS)));
  }

  private void report(Declared it, Kind kind, List<String> details, Declared was, Declared now) {
    report(it, change(it, kind, details, was, now));
  }

  private static Change change(
      Declared it, Kind kind, List<String> details, Declared was, Declared now) {
    Optional<SourceSpan> from = Optional.ofNullable(was).map(Declared::span);
    Optional<SourceSpan> to = Optional.ofNullable(now).map(Declared::span);
    return new Change(it.stage(), it.what(), it.name(), kind, details, details, from, to);
  }

  private void report(Declared it, Change change) {
    changes.add(change);
    reported.add(it.key());
    if (change.kind() != Kind.REWORDED) {
      changedNames(it).addAll(it.produced());
    }
  }

  /** The changed names that a declaration can mean: those of what decides, or of its own trial. */
  private Set<String> changedNames(Declared of) {
    return changedNames.computeIfAbsent(of.trial(), trial -> new LinkedHashSet<>());
  }

  private void moved(String what) {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    after.values().stream()
        .filter(one -> one.what().equals(what))
        .forEach(one -> stages.computeIfAbsent(one.stage(), s -> new ArrayList<>()).add(one.key()));
    for (List<String> present : stages.values()) {
      List<String> common = present.stream().filter(before::containsKey).toList();
      BitSet moved = Sequences.moved(Sequences.positions(common, before.keySet()));
      moved.stream()
          .mapToObj(common::get)
          .filter(key -> !reported.contains(key))
          .forEach(
              key -> {
                Declared now = after.get(key);
                report(now, Kind.MOVED, List.of(), before.get(key), now);
              });
    }
  }

  /** Whatever names something that changed, and whatever names that, and so on. */
  private void affected() {
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Declared now : after.values()) {
        boolean isOpen = !reported.contains(now.key()) && !now.what().equals("test");
        Set<String> through = new TreeSet<>(isOpen ? now.names() : Set.of());
        through.retainAll(changedNames(now));
        through.remove(now.name());
        if (!through.isEmpty()) {
          String detail = "through " + String.join(", ", through);
          report(now, Kind.AFFECTED, List.of(detail), before.get(now.key()), now);
          isMore = true;
        }
      }
    }
  }
}
