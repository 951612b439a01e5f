package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a policy has declared so far, and the constants that each slot was held against. */
final class Vocabulary {

  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu");

  static final List<String> CODES = List.of("c1", "c2", "c3", "c4", "c5", "c6");

  static final List<String> KEYS = List.of("k1", "k2", "k3", "k4");

  final Dice dice;
  final ZoneId zone;
  final List<Named> slots = new ArrayList<>();

  /** Plain parameters. */
  final List<Named> params = new ArrayList<>();

  final List<String> reasons = new ArrayList<>();
  final List<String> cards = new ArrayList<>();

  /** Members of the lists, by name. */
  final Map<String, Set<String>> lists = new TreeMap<>();

  final Map<String, Kind> listKinds = new TreeMap<>();

  /** How a keyed parameter may be called with its keys written out. */
  final Map<String, String> calls = new TreeMap<>();

  /** The special values of inputs: what stands for each in a host's data. */
  final Map<String, Object> specialValues = new TreeMap<>();

  /** What each plain parameter is. */
  final Map<String, Object> paramValues = new TreeMap<>();

  /** Windows that are lengths of time. */
  final Set<String> inMillis = new TreeSet<>();

  /** Windows that count. */
  final Set<String> neverNegative = new TreeSet<>();

  /** Plain parameters that scenarios may set. */
  final Map<String, Type> directed = new TreeMap<>();

  /** The slots of models of trees. */
  final Map<String, Shown> forests = new TreeMap<>();

  /** Files beside the policy, by name. */
  final Map<String, String> files = new TreeMap<>();

  /**
   * What a slot shows of a model.
   *
   * @param isMargin whether it is the sum and not what the objective makes of it
   */
  record Shown(NaiveForest forest, int group, boolean isMargin) {}

  private final Map<String, List<Object>> boundaries = new LinkedHashMap<>();
  private int numbered;

  Vocabulary(Dice dice) {
    this.dice = dice;
    this.zone = ZoneId.of(dice.pick(ZONES));
  }

  /** A name that nothing else has. */
  String fresh(String stem) {
    String dot = dice.chance(20) ? "." : "_";
    return stem + dot + "x" + numbered++;
  }

  Named add(Named named) {
    slots.add(named);
    return named;
  }

  List<Named> slots(Predicate<Named> wanted) {
    return slots.stream().filter(wanted).toList();
  }

  /** Remembers that a slot is held against a constant. */
  void bound(String slot, Object constant) {
    boundaries.computeIfAbsent(slot, ignored -> new ArrayList<>()).add(constant);
  }

  List<Object> boundaries(String slot) {
    return boundaries.getOrDefault(slot, List.of());
  }

  Set<String> listsOf(Kind kind) {
    Set<String> names = new TreeSet<>();
    listKinds.forEach(
        (name, of) -> {
          if (of == kind) {
            names.add(name);
          }
        });
    return names;
  }
}
