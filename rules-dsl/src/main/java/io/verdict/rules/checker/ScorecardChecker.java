package io.verdict.rules.checker;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.EvidencePoints;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check of scorecards. */
final class ScorecardChecker {

  private static final int TENTHS = 10;

  private final StageContext context;
  private final DataChecker data;
  private final BinChecker bins;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final List<Scorecard> scorecards = new ArrayList<>();

  ScorecardChecker(StageContext context, DataChecker data) {
    this.context = context;
    this.data = data;
    this.bins = new BinChecker(context);
  }

  private record Declared(
      ScorecardDeclaration declaration, int slot, int pointScale, int position) {}

  /** Gives the score its slot. */
  void declare(ScorecardDeclaration declaration) {
    declaration.evidence().ifPresent(evidence -> checkEvidence(declaration, evidence));
    int pointScale = pointScale(declaration);
    Type type = pointScale == 1 ? Type.integer() : Type.decimal(1);
    String name = declaration.name().text();
    int slot =
        context.scope().declare(Field.computed(name, type, Role.RESULT), declaration.name().span());
    context.scope().markNeverMissing(slot);
    declared.put(name, new Declared(declaration, slot, pointScale, declared.size()));
  }

  /** What keeps weights of evidence from becoming points, or makes them suspicious. */
  private void checkEvidence(
      ScorecardDeclaration declaration, ScorecardDeclaration.Evidence evidence) {
    if (declaration.scaling().isEmpty()) {
      throw context.reporter().failure(evidence.span(), PolicyCode.EVIDENCE_UNSCALED);
    }
    for (ScorecardDeclaration.Characteristic one : declaration.characteristics()) {
      String field = one.field().text();
      if (one.coefficient().isEmpty()) {
        throw context.reporter().failure(one.field().span(), PolicyCode.COEFFICIENT_MISSING, field);
      }
      if (one.coefficient().get().signum() == (evidence.ofGood() ? -1 : 1)) {
        context.reporter().report(one.field().span(), PolicyCode.COEFFICIENT_SIGN, field);
      }
    }
    boolean isScaled = scaling(declaration).pointsToDouble() > 0;
    if (isScaled && !EvidencePoints.isSound(declaration)) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.POINTS_TOO_FINE);
    }
  }

  /** 1 where all points are whole, 10 where one has a decimal. */
  private int pointScale(ScorecardDeclaration declaration) {
    int digits =
        Stream.concat(
                Stream.of(declaration.initialPoints()),
                declaration.characteristics().stream()
                    .flatMap(characteristic -> characteristic.bins().stream())
                    .map(ScorecardDeclaration.Bin::points))
            .mapToInt(points -> points.stripTrailingZeros().scale())
            .max()
            .orElse(0);
    digits = Math.max(digits, declaration.evidence().map(evidence -> evidence.digits()).orElse(0));
    if (digits > 1) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.POINTS_TOO_FINE);
    }
    return digits > 0 ? TENTHS : 1;
  }

  /** The position of a scorecard, or -1 where none is named. */
  int position(Optional<Name> name) {
    if (name.isEmpty()) {
      return -1;
    }
    Declared card = declared.get(name.get().text());
    if (card == null) {
      throw context
          .reporter()
          .unknown(
              name.get().span(),
              PolicyCode.UNKNOWN_SCORECARD,
              name.get().text(),
              declared.keySet());
    }
    return card.position();
  }

  void checkAll() {
    for (Declared card : declared.values()) {
      context.reporter().attempt(() -> scorecards.add(check(card)));
    }
  }

  private Scorecard check(Declared card) {
    ScorecardDeclaration declaration = card.declaration();
    List<Characteristic> characteristics = new ArrayList<>();
    boolean sound = true;
    for (ScorecardDeclaration.Characteristic characteristic : declaration.characteristics()) {
      sound &=
          context
              .reporter()
              .attempt(() -> characteristics.add(characteristic(characteristic, card)));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    Scaling scaling = scaling(declaration);
    return new Scorecard(
        declaration.name().text(),
        card.slot(),
        scaling.points(),
        scaling.odds(),
        scaling.pointsToDouble(),
        card.pointScale(),
        points(declaration.initialPoints(), card, declaration.name().span()),
        declaration.reasonCount(),
        declaration.baseline().name().toLowerCase(Locale.ROOT),
        characteristics);
  }

  private record Scaling(int points, double odds, int pointsToDouble) {}

  private Scaling scaling(ScorecardDeclaration declaration) {
    if (declaration.scaling().isEmpty()) {
      return new Scaling(0, 0, 0);
    }
    ScorecardDeclaration.Scaling scaling = declaration.scaling().get();
    boolean sound =
        isSmallWhole(scaling.points())
            && isSmallWhole(scaling.pointsToDouble())
            && scaling.pointsToDouble().signum() > 0
            && scaling.oddsGood().signum() > 0
            && scaling.oddsBad().signum() > 0;
    if (!sound) {
      throw context.reporter().failure(scaling.span(), PolicyCode.SCALING);
    }
    double odds = scaling.oddsGood().doubleValue() / scaling.oddsBad().doubleValue();
    return new Scaling(
        scaling.points().intValueExact(), odds, scaling.pointsToDouble().intValueExact());
  }

  private static boolean isSmallWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0
        && value.abs().compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
  }

  private int points(BigDecimal points, Declared card, SourceSpan span) {
    BigDecimal scaled = points.multiply(BigDecimal.valueOf(card.pointScale()));
    if (!isSmallWhole(scaled)) {
      throw context.reporter().failure(span, PolicyCode.POINTS_TOO_FINE);
    }
    return scaled.intValueExact();
  }

  private Characteristic characteristic(
      ScorecardDeclaration.Characteristic declaration, Declared card) {
    int slot = context.scope().require(declaration.field().text(), declaration.field().span());
    int reason = data.reason(declaration.reason());
    List<SlotTest> tests = bins.check(declaration, slot);
    List<Bin> checked = new ArrayList<>();
    for (int index = 0; index < tests.size(); index++) {
      ScorecardDeclaration.Bin bin = declaration.bins().get(index);
      int points = points(bin.points(), card, bin.span());
      String label = label(bin.pattern());
      checked.add(
          new Bin(SlotTests.settled(tests.get(index)), points, Baselines.sharePpm(bin), label));
    }
    boolean average = card.declaration().baseline() == ScorecardDeclaration.Baseline.AVERAGE;
    if (average && !Baselines.hasShares(checked)) {
      throw context
          .reporter()
          .failure(
              declaration.field().span(), PolicyCode.SHARES_REQUIRED, declaration.field().text());
    }
    int baseline = average ? Baselines.average(checked) : Baselines.best(checked);
    return new Characteristic(slot, reason, baseline, checked);
  }

  List<Scorecard> scorecards() {
    return scorecards;
  }

  /** A pattern as written; texts without the doubled quotes that they have in a file. */
  private String label(Pattern pattern) {
    if (pattern instanceof Pattern.AnyOf any) {
      return any.alternatives().stream()
          .map(this::label)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (pattern instanceof Pattern.Value value && value.value() instanceof Literal.Text text) {
      return '"' + text.value() + '"';
    }
    return context.reporter().quote(pattern.span());
  }
}
