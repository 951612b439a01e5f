package io.verdict.rules.checker;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.CheckedWindow;
import io.verdict.rules.checked.StageFacts;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.CalibrateDeclaration;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.EvidencePoints;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
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
import io.verdict.rules.syntax.TestDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The checker of one stage: all names first, then the bodies, then the levels.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class StageChecker {

  private final StageContext context;
  private final List<Declaration> declarations;
  private final Reporter reporter;
  private final DataChecker data;
  private final WindowChecker windows;
  private final GraphChecker graphs;
  private final TableChecker tables;
  private final StatesChecker states;
  private final BandsChecker bands;
  private final ParamChecker params;
  private final DeriveChecker derives;
  private final ScorecardChecker scorecards;
  private final AdjustmentChecker adjustments;
  private final ProbeChecker probes;
  private final ModelChecker models;
  private final RuleChecker rules;
  private final MatrixChecker matrices;
  private final ProductChecker products;
  private final TestChecker tests;

  private StageChecker(StageContext context, List<Declaration> declarations) {
    this.context = context;
    this.declarations =
        MatrixBounds.applied(Calibrations.applied(EvidencePoints.applied(declarations)));
    this.reporter = context.reporter();
    this.data = new DataChecker(context);
    this.windows = new WindowChecker(context);
    this.graphs = new GraphChecker(context, windows);
    this.tables = new TableChecker(context);
    context.params().fixBy(new FixedKeys(context, tables));
    this.states = new StatesChecker(context, tables);
    this.bands = new BandsChecker(context, tables);
    this.params = new ParamChecker(context, tables);
    this.derives = new DeriveChecker(context);
    this.adjustments = new AdjustmentChecker(context, data, derives);
    this.scorecards = new ScorecardChecker(context, data);
    this.probes = new ProbeChecker(context, data, adjustments);
    this.rules = new RuleChecker(context, data, scorecards, adjustments, probes);
    this.models = new ModelChecker(context);
    this.matrices = new MatrixChecker(context, states, tables, rules);
    this.products = new ProductChecker(context);
    this.tests = new TestChecker(context);
  }

  /**
   * Checks the declarations of one stage, of all its files in order.
   *
   * @param name the policy's name
   * @return empty if a mistake was reported, now or before
   */
  public static Optional<CheckedStage> check(
      Stage stage,
      String name,
      PolicyHeader header,
      List<Declaration> declarations,
      Reporter reporter) {
    StageContext context = StageContext.of(stage, header, reporter);
    StageChecker checker = new StageChecker(context, declarations);
    checker.declareNames();
    checker.checkBodies();
    Levels levels = checker.levels();
    levels.sort(reporter);
    if (reporter.hasErrors()) {
      return Optional.empty();
    }
    checker.suspect();
    return Optional.of(checker.stage(name, levels));
  }

  private <T extends Declaration> void each(Class<T> kind, Consumer<T> check) {
    for (Declaration declaration : declarations) {
      if (kind.isInstance(declaration)) {
        reporter.attempt(() -> check.accept(kind.cast(declaration)));
      }
    }
  }

  private <T extends Declaration> void named(
      Class<T> kind, Function<T, Name> name, Consumer<T> check) {
    for (Declaration declaration : declarations) {
      if (kind.isInstance(declaration)) {
        T declared = kind.cast(declaration);
        reporter.attempt(name.apply(declared).text(), () -> check.accept(declared));
      }
    }
  }

  private void declareNames() {
    named(ReasonDeclaration.class, ReasonDeclaration::code, data::reason);
    data.checkFamilies();
    named(ListDeclaration.class, ListDeclaration::name, data::list);
    each(
        InputDeclaration.class,
        block ->
            block
                .fields()
                .forEach(field -> reporter.attempt(field.name().text(), () -> data.input(field))));
    named(EventDeclaration.class, EventDeclaration::name, windows::event);
    named(ParamDeclaration.class, ParamDeclaration::name, params::declare);
    named(WindowDeclaration.class, WindowDeclaration::name, windows::declare);
    named(GraphDeclaration.class, GraphDeclaration::name, graphs::declare);
    named(DeriveDeclaration.class, DeriveDeclaration::name, derives::declare);
    each(TableDeclaration.class, this::declareTable);
    named(StateDeclaration.class, StateDeclaration::name, states::declare);
    named(StatesDeclaration.class, StatesDeclaration::name, states::declare);
    named(BandsDeclaration.class, BandsDeclaration::name, bands::declare);
    named(ScorecardDeclaration.class, ScorecardDeclaration::name, scorecards::declare);
    named(
        CalibrateDeclaration.class,
        CalibrateDeclaration::name,
        calibrate -> Calibrations.check(calibrate, scorecards, reporter));
    named(ModelDeclaration.class, ModelDeclaration::name, models::declare);
    named(TotalDeclaration.class, TotalDeclaration::name, rules::declare);
    each(MatrixDeclaration.class, matrices::declare);
    each(RuleDeclaration.class, rules::declare);
    named(ResultDeclaration.class, ResultDeclaration::name, adjustments::declare);
    declareAdjustments();
  }

  /** Trims and clamps in one order, which is that in which they are applied. */
  private void declareAdjustments() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof ClampDeclaration clamp) {
        reporter.attempt(() -> declareClamp(clamp));
      } else if (declaration instanceof RuleDeclaration rule && context.stage() != Stage.MATCH) {
        reporter.attempt(() -> adjustments.declare(rule));
      } else if (declaration instanceof ProbeDeclaration probe) {
        reporter.attempt(() -> probes.declare(probe));
      }
    }
  }

  private void declareClamp(ClampDeclaration clamp) {
    clamp.id().ifPresent(rules::reserve);
    adjustments.declare(clamp);
  }

  private void declareTable(TableDeclaration table) {
    boolean sound = reporter.attempt(() -> tables.declare(table));
    if (!sound) {
      table.outputs().forEach(output -> reporter.forgive(output.name().text()));
    }
  }

  private void checkBodies() {
    each(EventDeclaration.class, windows::compareWithRecord);
    windows.checkAll();
    graphs.checkAll();
    states.checkAll();
    bands.checkAll();
    derives.checkAll();
    params.checkAll();
    tables.checkAll();
    scorecards.checkAll();
    models.checkAll();
    rules.checkTotals();
    if (context.stage() != Stage.MATCH) {
      checkRules();
      adjustments.deriveResults();
    }
    matrices.checkAll();
    each(ProductDeclaration.class, products::check);
    each(TestDeclaration.class, test -> tests.check(test, data.reasonCodes(), rules.ids()));
  }

  /** Rules and clamps in the order of the policy, which is that of their reasons. */
  private void checkRules() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof RuleDeclaration rule) {
        reporter.attempt(() -> rules.check(rule));
      } else if (declaration instanceof ClampDeclaration clamp) {
        reporter.attempt(() -> rules.add(adjustments.check(clamp)));
      } else if (declaration instanceof ProbeDeclaration probe) {
        reporter.attempt(() -> rules.check(probe));
      }
    }
  }

  private Levels levels() {
    Levels levels = new Levels(context.scope());
    context.scope().derivations().forEach(levels::add);
    context.probes().probes().forEach(levels::add);
    tables.tables().forEach(levels::add);
    scorecards.scorecards().forEach(levels::add);
    models.addTo(levels);
    rules.totals().forEach(total -> levels.add(total, rules.rules()));
    return levels;
  }

  /** What is no mistake but can hardly be meant. */
  private void suspect() {
    new UnusedChecker(context, declarations, windows).check(rules.rules(), rules.totals());
    data.reportUnused();
    graphs.reportUnused();
    new PersonalData(context)
        .check(declarations, data.reasons(), rules.rules(), products.products());
  }

  private StageFacts facts() {
    Domains domains = new Domains(context.scope());
    context.scope().derivations().forEach(domains::add);
    tables.tables().forEach(domains::add);
    scorecards.scorecards().forEach(domains::add);
    rules.totals().forEach(total -> domains.add(total, rules.rules()));
    context.scope().facts().setDomains(domains.all());
    return context.scope().facts();
  }

  private CheckedStage stage(String name, Levels levels) {
    BitSet exact = levels.behindRejections(rules.rules(), rules.totals());
    List<CheckedWindow> checkedWindows =
        windows.windows().stream()
            .map(window -> exact.get(window.slot()) ? window.exactly() : window)
            .toList();
    return new CheckedStage(
        context.stage(),
        name,
        context.header(),
        context.scope().fields(),
        data.reasons(),
        windows.events(),
        checkedWindows,
        context.probes().lists(),
        context.probes().probes(),
        graphs.graphs(),
        levels.sorted(context.scope().derivations()),
        rules.rules(),
        rules.totals(),
        tables.tables(),
        scorecards.scorecards(),
        models.ensembles(),
        products.products(),
        probes.probes(),
        tests.tests(),
        facts());
  }
}
