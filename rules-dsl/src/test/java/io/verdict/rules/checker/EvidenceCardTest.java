package io.verdict.rules.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Cards written as they were fitted, with weights of evidence and coefficients. */
class EvidenceCardTest {

  private static final Path CARDS = Path.of("src/test/resources/cards");

  /** The points printed beside the A-card's weights, which have two decimals as the weights do. */
  private static final List<Integer> A_CARD =
      List.of(
          60, 51, 41, 33, 21, 40, 94, 72, 54, 35, 17, 0, 50, 26, 15, 46, 37, 36, 37, 29, 32, 45, 48,
          56, 50, 46, 45, 41, 35, 52, 46, 42, 43, 36, 58, 47, 36, 29, 20, 33, 39, 44, 48, 57, 32,
          38, 43, 48, 54, 34, 50, 53, 64, 31, 37, 46, 49, 57, 67, 54, 49, 45, 41, 34, 47, 33, 58,
          55, 40);

  private static final List<Integer> B_CARD =
      List.of(
          74, 10, 73, 55, 50, 17, 54, 57, 56, 76, 74, 73, 70, 68, 62, 75, 68, 66, 60, 82, 68, 61,
          44, 71, 29, 83, 51, 26, 66, 67, 71, 71, 30, 56, 69, 90, 134);

  /** Half a point of the printed rounding, and what two decimals of weight and coefficient hide. */
  private static final double PRINTED = 0.85;

  @Test
  void givesThePointsThatArePrintedBesideTheApplicationCardsWeights() throws IOException {
    assertPrinted(compiled(Files.readString(CARDS.resolve("a_card.policy"))), A_CARD);
  }

  @Test
  void givesThePointsThatArePrintedBesideTheBehaviourCardsWeights() throws IOException {
    assertPrinted(compiled(Files.readString(CARDS.resolve("b_card.policy"))), B_CARD);
  }

  private static void assertPrinted(Scorecard card, List<Integer> printed) {
    List<Bin> bins = card.characteristics().stream().flatMap(c -> c.bins().stream()).toList();
    assertThat(bins).hasSize(printed.size());
    for (int i = 0; i < bins.size(); i++) {
      assertThat(bins.get(i).points() / 10.0)
          .as(bins.get(i).label())
          .isCloseTo(printed.get(i), within(PRINTED));
    }
  }

  /** Factor 40 / ln 2 = 57.70780163…, offset 600 − factor · ln 15 = 443.72437…, by hand. */
  @Test
  void roundsEachBinOnceAsNamed() {
    String card =
        "scorecard card points 600 at odds 15:1 pdo 40 woe of %s intercept %s rounding %s from best"
            + " { a coefficient %s { (..1) -> woe 0.71  [1..) -> woe -0.4 } b coefficient %s {"
            + " (..1) -> woe 0.1  [1..) -> woe 0 } }";
    // a: (443.72438 + 57.70780 · 2.7) / 2 + 57.70780 · 0.38 · 0.71 = 299.76772 + 15.56956
    assertThat(points(card.formatted("good", "2.7", "down", "0.38", "0.5")))
        .containsExactly(315, 290, 302, 299);
    assertThat(points(card.formatted("good", "2.7", "up", "0.38", "0.5")))
        .containsExactly(316, 291, 303, 300);
    assertThat(points(card.formatted("bad", "-2.7", "half_even digits 1", "-0.38", "-0.5")))
        .containsExactly(3153, 2910, 3027, 2998);
  }

  /** With pdo 7 and odds of 1 the offset is the points: what lies half-way is half-way exactly. */
  @Test
  void knowsAHalfFromWhatIsNearlyOne() {
    String card =
        "scorecard card points 1 at odds 1:1 pdo 7 woe of good intercept 0 rounding %s from best {"
            + " a coefficient 1 { (..1) -> woe 0  [1..) -> woe 0.0000000001 }"
            + " b coefficient 1 { - -> woe 0 } }";
    assertThat(points(card.formatted("half_even"))).containsExactly(0, 1, 0);
    assertThat(points(card.formatted("half_up"))).containsExactly(1, 1, 1);
  }

  private static List<Integer> points(String card) {
    String head = "policy credit \"C\" version 1 effective 2026-12-01 zone UTC\n";
    String text = head + "input { a : int required  b : int required }\n" + card;
    return compiled(text + "\nrule E review when card > 0\n").characteristics().stream()
        .flatMap(characteristic -> characteristic.bins().stream())
        .map(Bin::points)
        .toList();
  }

  private static Scorecard compiled(String text) {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("card.policy", text));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    StageModel model = compiled.models().get(0);
    return model.scorecards().get(0);
  }
}
