package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.CalibrateDeclaration;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.ResultDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a policy declares, by name. */
final class NaiveScope {

  final PolicyHeader header;
  final Map<String, Set<String>> lists;
  final Map<String, InputDeclaration.Field> inputs = new LinkedHashMap<>();
  final Map<String, WindowDeclaration> windows = new LinkedHashMap<>();
  final Set<String> measures = new LinkedHashSet<>();
  final Map<String, DeriveDeclaration> derives = new LinkedHashMap<>();
  final Map<String, TableDeclaration> tableOfOutput = new LinkedHashMap<>();

  /** The family of each reason that has one. */
  final Map<String, String> families = new LinkedHashMap<>();

  final Map<String, ScorecardDeclaration> cards = new LinkedHashMap<>();
  final Map<String, TotalDeclaration> totals = new LinkedHashMap<>();
  final Map<String, ParamDeclaration> params = new LinkedHashMap<>();
  final Map<String, CalibrateDeclaration> calibrations = new LinkedHashMap<>();
  final Map<String, StateDeclaration> states = new LinkedHashMap<>();
  final Map<String, StatesDeclaration> stateGroups = new LinkedHashMap<>();
  final Map<String, BandsDeclaration> bands = new LinkedHashMap<>();
  final Map<String, MatrixDeclaration> matrixOfSlot = new LinkedHashMap<>();
  final Map<String, NaiveMatrix.StateOutcome> stateOutcomes = new LinkedHashMap<>();
  private final List<MatrixDeclaration> matrices = new ArrayList<>();
  final Set<String> results = new LinkedHashSet<>();

  /** The trims and clamps of a slot, in order. */
  final Map<String, List<Declaration>> adjustments = new LinkedHashMap<>();

  /** All rules: also one for each clamp, and one behind each trim that may leave too little. */
  final List<RuleDeclaration> rules = new ArrayList<>();

  /** The clamps by the ids of their rules. */
  final Map<String, ClampDeclaration> clamps = new LinkedHashMap<>();

  /** The trims by the ids of the rules behind them. */
  final Map<String, RuleDeclaration> trims = new LinkedHashMap<>();

  /** The type of every slot. */
  final Map<String, Type> types = new LinkedHashMap<>();

  private final Map<String, EventDeclaration> events = new LinkedHashMap<>();

  /** What each slot of a model of trees shows. */
  final Map<String, Vocabulary.Shown> forests;

  final List<ProductDeclaration> products = new ArrayList<>();

  /** The probe by the id of the rule that says that it lowered an amount. */
  final Map<String, ProbeDeclaration> lowering = new LinkedHashMap<>();

  NaiveScope(
      PolicyFile file, Map<String, Set<String>> lists, Map<String, Vocabulary.Shown> forests) {
    this.forests = forests;
    this.header = file.header().orElseThrow();
    this.lists = lists;
    file.declarations().forEach(this::declare);
    stateOutcomes.values().forEach(outcome -> rules.add(outcome.asRule()));
    windows.values().forEach(window -> types.put(window.name().text(), typeOf(window)));
  }

  private void declare(Declaration declaration) {
    if (declaration instanceof InputDeclaration input) {
      for (InputDeclaration.Field field : input.fields()) {
        inputs.put(field.name().text(), field);
        types.put(field.name().text(), NaiveTypes.of(field.type()));
      }
    } else if (declaration instanceof EventDeclaration event) {
      events.put(event.name().text(), event);
    } else if (declaration instanceof WindowDeclaration window) {
      windows.put(window.name().text(), window);
    } else if (declaration instanceof GraphDeclaration graph) {
      for (String measure : List.of("size", "new_24h", "labelled", "hop1_labelled")) {
        measure(graph, measure, Type.integer());
      }
      measure(graph, "hop2_labelled_share", Type.rate());
    } else if (declaration instanceof ReasonDeclaration reason) {
      reason.family().ifPresent(family -> families.put(reason.code().text(), family.text()));
    } else if (declaration instanceof DeriveDeclaration derive) {
      derives.put(derive.name().text(), derive);
      types.put(derive.name().text(), NaiveTypes.of(derive.type()));
    } else if (declaration instanceof ParamDeclaration param) {
      params.put(param.name().text(), param);
      if (!param.keys().isEmpty()) {
        types.put(param.name().text(), NaiveTypes.of(param.type()));
      }
    } else if (declaration instanceof RuleDeclaration rule) {
      declareRule(rule);
    } else if (declaration instanceof ResultDeclaration result) {
      results.add(result.name().text());
      types.put(result.name().text(), NaiveTypes.of(result.type()));
    } else if (declaration instanceof ClampDeclaration clamp) {
      declareClamp(clamp);
    } else if (declaration instanceof TotalDeclaration total) {
      totals.put(total.name().text(), total);
      types.put(total.name().text(), Type.integer());
    } else if (declaration instanceof StateDeclaration state) {
      states.put(state.name().text(), state);
      types.put(state.name().text(), Type.bool());
    } else if (declaration instanceof StatesDeclaration group) {
      stateGroups.put(group.name().text(), group);
      types.put(
          group.name().text(),
          Type.enumOf(group.states().stream().map(state -> state.name().text()).toList()));
    } else if (declaration instanceof BandsDeclaration band) {
      bands.put(band.name().text(), band);
      types.put(
          band.name().text(),
          Type.orderedEnum(band.bands().stream().map(each -> each.name().text()).toList()));
    } else if (declaration instanceof CalibrateDeclaration calibrate) {
      calibrations.put(calibrate.name().text(), calibrate);
      types.put(calibrate.name().text(), Type.rate());
    } else if (declaration instanceof ModelDeclaration model) {
      types.put(model.name().text(), Type.float64());
      model.margin().ifPresent(margin -> types.put(margin.text(), Type.float64()));
    } else if (declaration instanceof ProductDeclaration product) {
      products.add(product);
    } else if (declaration instanceof ProbeDeclaration probe) {
      declareProbe(probe);
    } else if (declaration instanceof MatrixDeclaration matrix) {
      declareMatrix(matrix);
    } else if (declaration instanceof TableDeclaration table) {
      declareTable(table);
    } else if (declaration instanceof ScorecardDeclaration card) {
      cards.put(card.name().text(), card);
      types.put(card.name().text(), NaiveCards.scale(card) == 0 ? Type.integer() : Type.decimal(1));
    }
  }

  private void declareRule(RuleDeclaration rule) {
    rules.add(rule);
    if (rule.action() instanceof RuleDeclaration.Trim trim) {
      adjustments.computeIfAbsent(trim.slot().text(), name -> new ArrayList<>()).add(rule);
      if (trim.least().isPresent()) {
        RuleDeclaration below = NaiveAdjustments.below(rule);
        trims.put(below.id().text(), rule);
        rules.add(below);
      }
    }
  }

  private void declareClamp(ClampDeclaration clamp) {
    String slot = clamp.slot().text();
    adjustments.computeIfAbsent(slot, name -> new ArrayList<>()).add(clamp);
    String id = clamp.id().map(Name::text).orElse("clamp." + slot);
    for (int number = 2; clamps.containsKey(id); number++) {
      id = "clamp." + slot + ".n" + number;
    }
    clamps.put(id, clamp);
    rules.add(NaiveAdjustments.ruleOf(clamp, id));
  }

  private void declareProbe(ProbeDeclaration probe) {
    String counter = probe.counter().text();
    String id = probe.id().map(Name::text).orElse("probe." + counter);
    measures.add(counter);
    types.put(counter, Type.integer());
    if (probe.trim().isPresent()) {
      String slot = probe.trim().get().slot().text();
      measures.add(id + ".to");
      types.put(id + ".to", Type.money("CNY"));
      adjustments.computeIfAbsent(slot, name -> new ArrayList<>()).add(probe);
      lowering.put(id + ".trim", probe);
      rules.add(NaiveAdjustments.lowering(probe, id));
    }
    rules.add(NaiveAdjustments.tooFew(probe, id));
  }

  /** Whether a rule changes a value instead of asking for something. */
  boolean isAdjustment(RuleDeclaration rule) {
    return clamps.containsKey(rule.id().text())
        || lowering.containsKey(rule.id().text())
        || rule.action() instanceof RuleDeclaration.Trim
        || rule.action() instanceof RuleDeclaration.Assign;
  }

  private void measure(GraphDeclaration graph, String measure, Type type) {
    String name = graph.name().text() + "." + measure;
    measures.add(name);
    types.put(name, type);
  }

  private void declareMatrix(MatrixDeclaration matrix) {
    matrices.add(matrix);
    for (MatrixDeclaration.Merge merge : matrix.merges()) {
      matrixOfSlot.put(merge.slot().text(), matrix);
      types.put(
          merge.slot().text(),
          Type.enumOf(merge.actions().stream().map(action -> action.name().text()).toList()));
      for (MatrixDeclaration.Action action : merge.actions()) {
        action
            .parameter()
            .ifPresent(
                parameter -> {
                  matrixOfSlot.put(parameter.slot().text(), matrix);
                  types.put(parameter.slot().text(), NaiveTypes.of(parameter.type()));
                });
      }
    }
    NaiveMatrix.outcomes(matrix).forEach(outcome -> stateOutcomes.put(outcome.id(), outcome));
  }

  private void declareTable(TableDeclaration table) {
    for (int column = 0; column < table.outputs().size(); column++) {
      String name = table.outputs().get(column).name().text();
      tableOfOutput.put(name, table);
      types.put(name, NaiveTypes.ofOutput(table, column));
    }
  }

  /** Counts and lengths of time are whole numbers; else a window is of its argument's type. */
  private Type typeOf(WindowDeclaration window) {
    return switch (window.aggregate()) {
      case COUNT, DISTINCT, SINCE -> Type.integer();
      case SUM, MIN, MAX, AVG, LAST ->
          events.get(window.event().text()).fields().stream()
              .filter(field -> isNamed(field.name(), window.argument().orElseThrow()))
              .map(field -> NaiveTypes.of(field.type()))
              .findFirst()
              .orElseThrow();
    };
  }

  private static boolean isNamed(Name name, Name wanted) {
    return name.text().equals(wanted.text());
  }

  /** The slots that no record gives. */
  Set<String> computed() {
    Set<String> names = new LinkedHashSet<>(types.keySet());
    names.removeAll(inputs.keySet());
    names.removeAll(windows.keySet());
    names.removeAll(measures);
    return names;
  }

  /** What matrices set as bounds of a derived value. */
  List<MatrixDeclaration.Bound> bounds(String slot) {
    return matrices.stream()
        .flatMap(matrix -> matrix.bounds().stream())
        .filter(bound -> bound.slot().text().equals(slot))
        .toList();
  }

  boolean isSlot(String name) {
    return types.containsKey(name);
  }

  /** Whether a slot declares a special value of that name. */
  boolean isSpecial(String slot, String name) {
    InputDeclaration.Field field = inputs.get(slot);
    return field != null && field.specials().stream().anyMatch(s -> s.name().text().equals(name));
  }

  /** A parameter that is one constant. */
  boolean isPlainParam(String name) {
    ParamDeclaration param = params.get(name);
    return param != null && param.keys().isEmpty();
  }
}
