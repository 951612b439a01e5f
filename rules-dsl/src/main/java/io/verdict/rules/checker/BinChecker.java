package io.verdict.rules.checker;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The check of bins: every value and every state in exactly one of them.
 *
 * <p>A last bin {@code -} takes what the others leave.
 */
final class BinChecker {

  private final StageContext context;

  BinChecker(StageContext context) {
    this.context = context;
  }

  /** The tests of the bins, proved to be disjoint and to cover what the slot can be. */
  List<SlotTest> check(ScorecardDeclaration.Characteristic characteristic, int slot) {
    List<SlotTest> tests = new ArrayList<>();
    boolean sound = true;
    for (ScorecardDeclaration.Bin bin : characteristic.bins()) {
      sound &=
          context
              .reporter()
              .attempt(() -> tests.add(context.expressions().pattern(bin.pattern(), slot)));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    takeTheRest(characteristic, tests, slot);
    for (int bin = 0; bin < tests.size(); bin++) {
      if (Domains.isEmpty(context.scope(), tests.get(bin))) {
        SourceSpan place = characteristic.bins().get(bin).pattern().span();
        String name = characteristic.field().text();
        context.reporter().report(place, PolicyCode.ROW_EMPTY, name);
      }
    }
    Segments segments =
        Segments.of(context.scope(), slot, tests.stream().map(SlotTests::settled).toList());
    for (Segments.Segment segment : segments.all()) {
      sound &= isInOneBin(segment, segments, characteristic);
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    return tests;
  }

  private void takeTheRest(
      ScorecardDeclaration.Characteristic characteristic, List<SlotTest> tests, int slot) {
    int last = tests.size() - 1;
    boolean rest = last >= 0 && characteristic.bins().get(last).pattern() instanceof Pattern.Any;
    if (!rest) {
      return;
    }
    SlotTest left = SlotTests.always(slot, context.scope().specialCount(slot));
    for (SlotTest test : tests.subList(0, last)) {
      left = SlotTests.both(left, SlotTests.not(SlotTests.settled(test)));
    }
    tests.set(last, left);
  }

  private boolean isInOneBin(
      Segments.Segment segment,
      Segments segments,
      ScorecardDeclaration.Characteristic characteristic) {
    int first = segment.holding().nextSetBit(0);
    if (first < 0) {
      PolicyCode code = segment.values().isPresent() ? PolicyCode.BIN_GAP : PolicyCode.BIN_STATE;
      context
          .reporter()
          .report(
              characteristic.field().span(),
              code,
              characteristic.field().text(),
              segments.text(segment));
      return false;
    }
    int second = segment.holding().nextSetBit(first + 1);
    if (second >= 0) {
      context
          .reporter()
          .report(
              Diagnostic.at(
                      characteristic.bins().get(second).span(),
                      PolicyCode.BIN_OVERLAP,
                      segments.text(segment))
                  .relatedTo(characteristic.bins().get(first).span(), "other-bin"));
      return false;
    }
    return true;
  }
}
