package io.verdict.replay.run;

import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.loan.World;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Decides a history by two policies, row by row, and tells where they part.
 *
 * <p>Outcomes are those on file; of a generated history, what would have become of a loan on flat
 * terms.
 *
 * <p><b>Thread safety</b>: confined.
 */
public final class PolicyComparison implements AutoCloseable {
  private final ComparisonOptions options;
  private final ComparedPolicy before;
  private final ComparedPolicy after;
  private final World world;
  private final SwapSet swaps = new SwapSet();
  private final HashedCsv changed;

  private PolicyComparison(ComparisonOptions options, CompiledPolicy former, CompiledPolicy present)
      throws IOException {
    this.options = options;
    this.before = ComparedPolicy.open(options.before(), options.data(), former);
    this.after =
        ComparedPolicy.open(
            options.after(),
            options.data() == null ? before.source().file() : options.data(),
            present);
    this.world = before.source().isGenerated() ? World.open(before.source().folder()) : null;
    this.changed =
        options.out() == null
            ? null
            : new HashedCsv(
                OutputFolder.open(options.out()).resolve("changed.csv"),
                List.of("id", "row", "before", "after", "first_difference", "values", "outcome"));
    checkMoney(before);
    checkMoney(after);
  }

  /**
   * Compares two compiled policies on the data of the options.
   *
   * @throws InputException if something that was given is wrong
   * @throws IOException if the data cannot be read or the file cannot be written
   */
  public static SwapSet run(
      ComparisonOptions options, CompiledPolicy before, CompiledPolicy after, Progress progress)
      throws IOException {
    try (PolicyComparison comparison = new PolicyComparison(options, before, after)) {
      return comparison.run(progress);
    }
  }

  private void checkMoney(ComparedPolicy policy) {
    ComparisonOptions.Money money = options.money();
    if (money.hasAmount()) {
      Field field = field(policy, money.amountField(), Kind.MONEY, "--amount");
      swaps.currency = field.type().currency();
    }
    if (money.hasPrice()) {
      field(policy, money.priceField(), Kind.RATE, "--price");
    }
  }

  private static Field field(ComparedPolicy policy, String name, Kind kind, String option) {
    Schema schema = policy.flow.layout().schema();
    int slot = schema.slotOf(name);
    if (slot < 0 || schema.field(slot).type().kind() != kind) {
      throw new InputException(
          option
              + " names "
              + name
              + ", which is no "
              + kind.name().toLowerCase(Locale.ROOT)
              + " slot of both policies;\nsee verdict show for the slots");
    }
    return schema.field(slot);
  }

  private SwapSet run(Progress progress) throws IOException {
    while (isMore()) {
      swaps.read++;
      // Both read every row: the windows of each need it, whatever the other makes of it.
      boolean isDecidedBefore = before.decide();
      boolean isDecidedAfter = after.decide();
      if (isDecidedBefore && isDecidedAfter) {
        compare();
      } else {
        swaps.rejected++;
      }
      progress.report("comparing", swaps.read, options.limit());
    }
    swaps.isTruth = world != null;
    if (changed != null) {
      changed.finish();
    }
    return swaps;
  }

  private boolean isMore() throws IOException {
    boolean isFull = options.limit() > 0 && swaps.read >= options.limit();
    if (isFull || !before.next()) {
      return false;
    }
    return after.next();
  }

  private void compare() throws IOException {
    swaps.compared++;
    String was = before.place.decision.outcome().policyName();
    String is = after.place.decision.outcome().policyName();
    Quadrant quadrant =
        Quadrant.of(before.place.decision.isApproved(), after.place.decision.isApproved());
    int known = known();
    boolean isAfter = quadrant != Quadrant.SWAP_OUT;
    swaps.add(
        new SwapSet.Case(
            quadrant,
            known,
            quadrant == Quadrant.NEITHER ? 0 : amount(isAfter ? after : before),
            margin(before, known),
            margin(after, known)));
    swaps.addOutcomes(was, is);
    if (!was.equals(is)) {
      swaps.changed++;
      String cause =
          FirstDifference.of(
              FirstDifference.Side.of(before.flow, before.place),
              FirstDifference.Side.of(after.flow, after.place));
      swaps.addCause(cause, quadrant);
      String values = values(cause);
      swaps.list(new SwapSet.Changed(after.place.id, was, is, cause, values));
      if (changed != null) {
        changed.row(
            List.of(
                after.place.id,
                Long.toString(after.place.row),
                was,
                is,
                cause,
                values,
                known < 0 ? "" : known == 1 ? "bad" : "good"));
      }
    }
  }

  private int known() {
    if (world != null) {
      return world.wouldBeBad(SealedTruth.applicationKey(after.place.id)) ? 1 : 0;
    }
    RecordedOutcome recorded = after.place.recorded;
    return recorded == RecordedOutcome.UNKNOWN ? -1 : recorded == RecordedOutcome.BAD ? 1 : 0;
  }

  private long amount(ComparedPolicy policy) {
    return options.money().hasAmount() ? slot(policy, options.money().amountField()) : 0;
  }

  private static long slot(ComparedPolicy policy, String name) {
    Record record = policy.place.session.record();
    int slot = record.layout().slot(name);
    return record.isPresent(slot) ? record.value(slot) : 0;
  }

  /** What a policy's approval earns, 0 where it does not approve or nothing is known. */
  private double margin(ComparedPolicy policy, int known) {
    ComparisonOptions.Money money = options.money();
    if (known < 0 || !policy.place.decision.isApproved() || !money.hasPrice()) {
      return 0;
    }
    double price = slot(policy, money.priceField()) / StrictMath.pow(10, Type.RATE_SCALE);
    return amount(policy) * (known == 1 ? -money.loss() : price - money.cost());
  }

  /** What the rule of a first difference compares, under both policies. */
  private String values(String cause) {
    StringJoiner values = new StringJoiner("; ");
    for (StageModel model : after.flow.models()) {
      for (Rule rule : model.rules()) {
        if (cause.startsWith(model.stage().policyName() + " rule " + rule.id() + " ")) {
          FirstDifference.Side was = FirstDifference.Side.of(before.flow, before.place);
          FirstDifference.Side is = FirstDifference.Side.of(after.flow, after.place);
          for (String name : FirstDifference.operands(model, rule)) {
            String former = was.value(name);
            String present = is.value(name);
            boolean isSame = former.equals(present);
            values.add(name + "=" + (isSame ? present : former + "→" + present));
          }
        }
      }
    }
    return values.toString();
  }

  @Override
  public void close() throws IOException {
    before.close();
    after.close();
    if (changed != null) {
      changed.close();
    }
  }
}
