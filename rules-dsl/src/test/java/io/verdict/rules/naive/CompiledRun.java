package io.verdict.rules.naive;

import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.EligibilityCount;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A linked program that takes and gives values as {@link NaivePolicy} does. */
final class CompiledRun {

  private final StageModel model;
  private final Map<String, Set<String>> lists;
  private final RecordLayout layout;
  private final Program program;
  private final Record record;
  private final Evaluation evaluation;

  /** The slots that hold the answer to a question. */
  private final List<String> ofProbes = new ArrayList<>();

  private final Map<String, EligibilityCount> counts = new LinkedHashMap<>();

  CompiledRun(StageModel model, Map<String, Set<String>> lists) {
    this.model = model;
    this.lists = lists;
    this.layout = RecordLayout.of(model.schema());
    this.program = Program.link(model, layout);
    this.record = layout.newRecord();
    this.evaluation = program.newEvaluation();
    for (MatchProbe probe : model.matchProbes()) {
      ofProbes.add(model.schema().field(probe.countSlot()).name());
      if (probe.lowers()) {
        ofProbes.add(model.schema().field(probe.capSlot()).name());
      }
    }
    if (model.stage() == Stage.MATCH) {
      counts.put(RandomProducts.PRODUCTS, count(MatchProbe.Counted.PRODUCTS));
      counts.put(RandomProducts.FUNDERS, count(MatchProbe.Counted.FUNDERS));
    }
  }

  private EligibilityCount count(MatchProbe.Counted counted) {
    MatchProbe probe = new MatchProbe(counted, 0, 1, -1, -1, 0, 0);
    return new EligibilityCount(program.newEvaluation(), probe, null, RandomProducts.TIME);
  }

  private Object counted(String name) {
    return BigDecimal.valueOf(counts.get(name).count(record));
  }

  private void set(Map<String, Object> values, String name) {
    int slot = layout.slot(name);
    if (values.get(name) != null) {
      set(slot, layout.schema().field(slot), values.get(name));
    }
  }

  /**
   * Decides.
   *
   * @param named the slots whose values are wanted
   */
  NaiveResult decide(Map<String, Object> values, Set<String> named) {
    record.clear();
    for (int slot = 0; slot < layout.size(); slot++) {
      Field field = layout.schema().field(slot);
      Object value = values.get(field.name());
      if (isGiven(field.role()) && value != null) {
        set(slot, field, value);
      }
    }
    for (ListProbe probe : model.probes()) {
      probe(probe, values.get(model.schema().field(probe.keySlot()).name()));
    }
    for (String name : ofProbes) {
      set(values, name);
    }
    program.evaluate(record, evaluation);
    return result(named);
  }

  /** Whether the records of the tests give what has this role. */
  static boolean isGiven(Role role) {
    return role == Role.INPUT || role == Role.WINDOW || role == Role.GRAPH;
  }

  private void probe(ListProbe probe, Object key) {
    int slot = layout.slot(model.schema().field(probe.slot()).name());
    if (key != null) {
      record.set(slot, lists.get(probe.list()).contains((String) key) ? 1 : 0);
    }
  }

  private void set(int slot, Field field, Object value) {
    String name = field.name();
    if (value instanceof Special special) {
      record.setSpecial(slot, field.specialIndex(special.name()));
    } else if (value instanceof BigDecimal number) {
      record.set(slot, number.movePointRight(field.type().scale()).longValueExact());
    } else if (value instanceof Double number) {
      record.float64(name, number);
    } else if (value instanceof Boolean bool) {
      record.bool(name, bool);
    } else if (value instanceof LocalDate date) {
      record.date(name, date);
    } else if (value instanceof Instant instant) {
      record.instant(name, instant);
    } else if (value instanceof Set<?> members) {
      record.set(slot, bits(field.type(), members));
    } else {
      text(slot, field, (String) value);
    }
  }

  private void text(int slot, Field field, String value) {
    switch (field.type().kind()) {
      case KEY -> record.setKey(slot, value.hashCode(), value.length());
      default -> record.setSymbol(slot, value);
    }
  }

  private static long bits(Type type, Set<?> members) {
    long bits = 0;
    for (Object member : members) {
      bits |= 1L << type.symbols().indexOf(member);
    }
    return bits;
  }

  private NaiveResult result(Set<String> named) {
    if (evaluation.isInputIncomplete()) {
      Set<String> missing = new LinkedHashSet<>(program.missingInputs(record));
      return NaiveResult.incomplete(missing);
    }
    Set<String> fired = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (int rule = 0; rule < model.rules().size(); rule++) {
      String id = model.rules().get(rule).id();
      if (evaluation.isFired(rule)) {
        fired.add(id);
      }
      if (evaluation.isUnknown(rule)) {
        unknown.add(id);
      }
    }
    Map<String, Object> slots = new LinkedHashMap<>();
    for (String name : named) {
      slots.put(name, counts.containsKey(name) ? counted(name) : held(layout.slot(name)));
    }
    String outcome = evaluation.outcome().policyName();
    return new NaiveResult(
        Set.of(),
        outcome,
        evaluation.target(),
        evaluation.delayMillis(),
        fired,
        unknown,
        evaluation.score(),
        slots,
        bins(),
        reasons());
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (int rank = 0; rank < evaluation.reasonCount(); rank++) {
      reasons.add(model.reasons().get(evaluation.reason(rank)).code());
    }
    return reasons;
  }

  private Map<String, List<Integer>> bins() {
    Map<String, List<Integer>> bins = new LinkedHashMap<>();
    for (int card = 0; card < model.scorecards().size(); card++) {
      List<Integer> ofCard = new ArrayList<>();
      int count = model.scorecards().get(card).characteristics().size();
      for (int characteristic = 0; characteristic < count; characteristic++) {
        ofCard.add(evaluation.card(card).bin(characteristic));
      }
      bins.put(model.scorecards().get(card).name(), ofCard);
    }
    return bins;
  }

  /** What a slot of the model holds since the last decision. */
  Cell cell(int slot) {
    int held = layout.slot(model.schema().field(slot).name());
    int state = record.state(held);
    return new Cell(state, state == Cell.VALUE ? record.value(held) : 0);
  }

  /** What a slot of the record holds, as a value. */
  private Object held(int slot) {
    if (!record.isPresent(slot)) {
      return null;
    }
    return valueOf(layout.schema().field(slot).type(), record.value(slot));
  }

  /** The value that a long of a type stands for; codes that the policy does not name are one. */
  static Object valueOf(Type type, long value) {
    return switch (type.kind()) {
      case BOOL -> value == 1;
      case INT, MONEY, DECIMAL, RATE -> BigDecimal.valueOf(value, type.scale());
      case DOUBLE -> Doubles.decode(value);
      case DATE -> LocalDate.ofEpochDay(value);
      case INSTANT -> Instant.ofEpochMilli(value);
      case ENUM -> type.symbols().get((int) value);
      case CODE -> value == 0 ? "never named" : type.symbols().get((int) value - 1);
      case SET -> members(type, value);
      case KEY -> "any key";
    };
  }

  private static Set<String> members(Type type, long bits) {
    Set<String> members = new TreeSet<>();
    for (int member = 0; member < type.symbols().size(); member++) {
      if ((bits >>> member & 1) != 0) {
        members.add(type.symbols().get(member));
      }
    }
    return members;
  }
}
