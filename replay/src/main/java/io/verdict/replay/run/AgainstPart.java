package io.verdict.replay.run;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.SwapSetPart;
import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The part of the report that compares with an older policy on the same rows. */
final class AgainstPart {
  private static final List<String> AMOUNTS = List.of("order.amount", "loan.amount", "app.amount");
  private static final List<String> PRICES = List.of("price.apr_all_in", "price.apr");

  private AgainstPart() {}

  /** Decides the run's rows by both policies; null when no other policy was named. */
  static SwapSet compare(RunResult run, Progress progress) throws IOException {
    Path older = run.options().extras().against();
    if (older == null) {
      return null;
    }
    CompiledPolicy before = PolicyBundle.compile(older, Locale.ENGLISH);
    CompiledPolicy after = PolicyBundle.compile(run.options().folder(), Locale.ENGLISH);
    String amount = common(before, after, AMOUNTS, Kind.MONEY);
    String price = amount.isEmpty() ? "" : common(before, after, PRICES, Kind.RATE);
    ComparisonOptions options =
        new ComparisonOptions(
            older,
            run.options().folder(),
            run.source().file(),
            run.options().out(),
            run.options().limit(),
            new ComparisonOptions.Money(amount, price, 0, 1));
    return PolicyComparison.run(options, before, after, progress);
  }

  private static String common(
      CompiledPolicy before, CompiledPolicy after, List<String> names, Kind kind) {
    return names.stream()
        .filter(name -> has(before, name, kind) && has(after, name, kind))
        .findFirst()
        .orElse("");
  }

  private static boolean has(CompiledPolicy policy, String name, Kind kind) {
    return policy.models().stream()
        .map(model -> model.schema())
        .anyMatch(schema -> isOf(schema, name, kind));
  }

  private static boolean isOf(Schema schema, String name, Kind kind) {
    int slot = schema.slotOf(name);
    return slot >= 0 && schema.field(slot).type().kind() == kind;
  }

  static Section section(SwapSet swaps, RunResult run) {
    Text outcomes =
        swaps.isTruth()
            ? new Text("truth of the generated world on flat terms", "合成世界的真值（统一条款）")
            : new Text("as on file", "取自档案");
    return SwapSetPart.section(
        Text.of(String.valueOf(run.options().extras().against().getFileName())),
        Text.of(run.bundle().name()),
        new SwapSetPart.Quadrants(
            quadrant(swaps, Quadrant.BOTH),
            quadrant(swaps, Quadrant.SWAP_IN),
            quadrant(swaps, Quadrant.SWAP_OUT),
            quadrant(swaps, Quadrant.NEITHER),
            outcomes),
        swaps.listed().stream()
            .map(
                one ->
                    new SwapSetPart.Change(
                        one.id(),
                        Text.of(one.before()),
                        Text.of(one.after()),
                        one.cause() + (one.values().isEmpty() ? "" : ": " + one.values())))
            .toList(),
        swaps.changed(),
        swaps.currency());
  }

  private static SwapSetPart.Quadrant quadrant(SwapSet swaps, Quadrant quadrant) {
    SwapSet.Tally tally = swaps.quadrant(quadrant);
    boolean isOld = quadrant == Quadrant.SWAP_OUT;
    double margin = isOld ? tally.marginBeforeMinor() : tally.marginAfterMinor();
    return new SwapSetPart.Quadrant(
        tally.applications(), tally.bad(), tally.amountMinor(), Math.round(margin));
  }
}
