package io.verdict.engine.testing;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Builds small stage models by hand, for tests of the engine that need no policy text. */
public final class StageBuilder {
  private final Stage stage;
  private final List<Field> fields = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Scorecard> cards = new ArrayList<>();
  private final List<TreeEnsemble> ensembles = new ArrayList<>();
  private final List<Derivation> derivations = new ArrayList<>();

  private int version = 1;

  public StageBuilder(Stage stage) {
    this.stage = stage;
  }

  /** Sets the policy's version; 1 where it is not. */
  public StageBuilder version(int newVersion) {
    version = newVersion;
    return this;
  }

  /** Declares an optional integer input. */
  public StageBuilder input(String name) {
    return input(name, "");
  }

  /** Declares an optional integer input of a source. */
  public StageBuilder input(String name, String source) {
    fields.add(new Field(name, Type.integer(), Role.INPUT, false, List.of(), false, source, ""));
    return this;
  }

  /** Declares an optional input of a type. */
  public StageBuilder input(String name, Type type) {
    fields.add(Field.input(name, type, false));
    return this;
  }

  /** Declares an optional input that is personal. */
  public StageBuilder personal(String name, Type type) {
    fields.add(new Field(name, type, Role.INPUT, false, List.of(), true, "", ""));
    return this;
  }

  /** Declares a required integer input. */
  public StageBuilder required(String name) {
    fields.add(Field.input(name, Type.integer(), true));
    return this;
  }

  /** Declares a computed slot. */
  public StageBuilder computed(String name, Type type, Role role) {
    fields.add(Field.computed(name, type, role));
    return this;
  }

  /** A rule that asks for an outcome when a slot is at least a value; reason code R_id. */
  public StageBuilder rule(
      String id, Outcome outcome, UnknownPolicy onUnknown, String slot, long atLeast) {
    reasons.add(new Reason("R_" + id, "reason of " + id, "", true));
    return rule(id, outcome, 0, reasons.size() - 1, onUnknown, slot, atLeast);
  }

  /** A rule with an effect when a slot is at least a value; reason code R_id. */
  public StageBuilder effect(String id, Outcome outcome, Effect effect, String slot, long atLeast) {
    reasons.add(new Reason("R_" + id, "reason of " + id, "", true));
    Condition when = new Condition(List.of(new Conjunction(List.of(atLeast(slot, atLeast)))));
    UnknownPolicy skip = UnknownPolicy.SKIP;
    int reason = reasons.size() - 1;
    rules.add(new Rule(id, id, outcome, 0, reason, -1, skip, when, slot, 1, effect));
    return this;
  }

  /** A rule that scores when a slot is at least a value. */
  public StageBuilder scores(String id, int weight, String slot, long atLeast) {
    return rule(id, null, weight, -1, UnknownPolicy.SKIP, slot, atLeast);
  }

  private StageBuilder rule(
      String id,
      Outcome outcome,
      int weight,
      int reason,
      UnknownPolicy onUnknown,
      String slot,
      long atLeast) {
    Condition when = new Condition(List.of(new Conjunction(List.of(atLeast(slot, atLeast)))));
    String text = slot + " >= " + atLeast;
    rules.add(new Rule(id, id, outcome, weight, reason, -1, onUnknown, when, text, 1));
    return this;
  }

  /** The test that a slot is at least a value; unknown when missing. */
  public SlotTest atLeast(String slot, long atLeast) {
    List<Interval> intervals = List.of(new Interval(atLeast, Long.MAX_VALUE));
    return new SlotTest(slot(slot), intervals, Truth.UNKNOWN, List.of());
  }

  /** The slot of a declared name. */
  public int slot(String name) {
    return Schema.of(fields).requireSlot(name);
  }

  public StageBuilder total(Total total) {
    totals.add(total);
    return this;
  }

  public StageBuilder table(Table table) {
    tables.add(table);
    return this;
  }

  public StageBuilder card(Scorecard card) {
    cards.add(card);
    return this;
  }

  public StageBuilder ensemble(TreeEnsemble ensemble) {
    ensembles.add(ensemble);
    return this;
  }

  public StageBuilder derive(Derivation derivation) {
    derivations.add(derivation);
    return this;
  }

  /** A reason, and its position. */
  public int reason(String code) {
    reasons.add(new Reason(code, code, "", true));
    return reasons.size() - 1;
  }

  /** The model. */
  public StageModel build() {
    return new StageModel(
        stage,
        "test_" + stage.policyName(),
        "Test",
        version,
        20_000,
        "Asia/Shanghai",
        Schema.of(fields),
        reasons,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        derivations,
        rules,
        totals,
        tables,
        cards,
        ensembles,
        List.of());
  }
}
