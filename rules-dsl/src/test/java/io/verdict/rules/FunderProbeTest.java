package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.rules.source.PolicySource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The question to the match stage, held against a walk over every amount in steps of 100: with
 * criteria on amount and age alone, the greatest amount that enough funders take is what is left.
 */
class FunderProbeTest {

  private static final long SEED = Long.getLong("verdict.seed", 20261128L);
  private static final int POLICIES = 60;
  private static final int RECORDS = 40;
  private static final int WANTED = 3;

  private static final String CREDIT =
      """
      policy credit "C" version 1 effective 2026-01-01 zone UTC
      input {
        asked : money(CNY) required
        age   : int required
      }
      reason C_FEW "Too few lenders" told
      derive amount : money(CNY) = asked
      probe C39 match.eligible_funders >= 3
        else trim amount step 100 CNY least 500 CNY else reject reason C_FEW
      """;

  /** A product: its funder and its bounds, the greatest amount left out or not. */
  private record Terms(int funder, long low, long high, boolean isHighIn, int ageLow, int ageHigh) {

    boolean takes(long amount, int age) {
      boolean below = isHighIn ? amount <= high : amount < high;
      return amount >= low && below && age >= ageLow && age <= ageHigh;
    }

    String text(int number) {
      return """
      product P%d funder F%d {
        accept when amount in [%d CNY..%d CNY%s and age in [%d..%d]
      }
      """
          .formatted(number, funder, low, high, isHighIn ? "]" : ")", ageLow, ageHigh);
    }
  }

  private static List<StageModel> compile(String match) {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("credit.policy", CREDIT), PolicySource.of("match.policy", match));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    return compiled.models().stream()
        .map(model -> ArtifactFormat.read(ArtifactFormat.write(model)).model())
        .toList();
  }

  private static String match(List<Terms> products) {
    StringBuilder text =
        new StringBuilder(
            """
            policy match "M" version 1 effective 2026-01-01 zone UTC
            input {
              amount : money(CNY) required
              age    : int required
            }
            """);
    for (int i = 0; i < products.size(); i++) {
      text.append(products.get(i).text(i));
    }
    return text.toString();
  }

  @Test
  void leavesTheGreatestAmountThatEnoughFundersTake() {
    Random random = new Random(SEED);
    int trimmed = 0;
    int rejected = 0;
    for (int policy = 0; policy < POLICIES; policy++) {
      List<Terms> products = products(random);
      Session session = Session.of(Flow.of(compile(match(products))));
      for (int record = 0; record < RECORDS; record++) {
        long asked = random.nextInt(1, 300) * (random.nextBoolean() ? 100L : 77L);
        int age = random.nextInt(18, 65);
        long expected = expected(products, asked, age);
        session.record().clear();
        session.record().money("asked", asked * 100).integer("age", age);
        Decision decision = session.decide();
        String what = "seed %d policy %d: %d at %d".formatted(SEED, policy, asked, age);
        int amount = session.flow().layout().slot("amount");
        if (expected < 0) {
          rejected++;
          assertThat(decision.firedRules(Stage.CREDIT)).as(what).containsExactly("C39");
        } else {
          trimmed += expected < asked ? 1 : 0;
          assertThat(decision.isApproved()).as(what).isTrue();
          assertThat(session.record().value(amount)).as(what).isEqualTo(expected * 100);
          assertThat(decision.reasonCount()).as(what).isEqualTo(expected < asked ? 1 : 0);
        }
      }
    }
    assertThat(trimmed).isGreaterThan(50);
    assertThat(rejected).isGreaterThan(50);
  }

  private static List<Terms> products(Random random) {
    List<Terms> products = new ArrayList<>();
    for (int i = random.nextInt(4, 80); i > 0; i--) {
      long low = random.nextInt(1, 60) * 100L;
      long high = low + random.nextInt(1, 200) * (random.nextBoolean() ? 100L : 33L);
      int ageLow = random.nextInt(18, 40);
      products.add(
          new Terms(
              random.nextInt(8),
              low,
              high,
              random.nextBoolean(),
              ageLow,
              ageLow + random.nextInt(1, 40)));
    }
    return products;
  }

  /** What is left of the amount, by a walk in steps of 100; -1 when it is rejected. */
  private static long expected(List<Terms> products, long asked, int age) {
    if (funders(products, asked, age) >= WANTED) {
      return asked;
    }
    long highest = (asked - 1) / 100 * 100;
    for (long amount = highest; amount >= 500; amount -= 100) {
      if (funders(products, amount, age) >= WANTED) {
        return amount;
      }
    }
    return -1;
  }

  private static int funders(List<Terms> products, long amount, int age) {
    Set<Integer> funders = new HashSet<>();
    for (Terms product : products) {
      if (product.takes(amount, age)) {
        funders.add(product.funder());
      }
    }
    return funders.size();
  }

  /**
   * A ladder of products: on each rung the credit stage, decided again with the lower amount, puts
   * the applicant among those who take still less. From the fourth rung, three steps lead down.
   */
  @Test
  void decidesAgainAtMostThreeTimes() {
    String ladder =
        """
        policy credit "C" version 1 effective 2026-01-01 zone UTC
        input { asked : money(CNY) required }
        reason C_FEW "Too few lenders" told
        derive amount : money(CNY) = asked
        table rungs first complete {
          amount -> rung : int
          (..2_000 CNY] -> 1
          (..4_000 CNY] -> 2
          (..6_000 CNY] -> 3
          (..8_000 CNY] -> 4
          - -> 5
        }
        probe C39 match.eligible_funders >= 1
          else trim amount step 100 CNY least 500 CNY else reject reason C_FEW
        """;
    StringBuilder match =
        new StringBuilder(
            """
            policy match "M" version 1 effective 2026-01-01 zone UTC
            input { amount : money(CNY) required  rung : int required }
            product P1 funder F { accept when rung == 1 and amount <= 2_000 CNY }
            """);
    for (int rung = 2; rung <= 5; rung++) {
      String text = "product P%d funder F { accept when rung == %d and amount <= %d CNY }%n";
      match.append(text.formatted(rung, rung, 2_000 * (rung - 1)));
    }
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("credit.policy", ladder),
            PolicySource.of("match.policy", match.toString()));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    Session session = Session.of(Flow.of(compiled.models()));
    int amount = session.flow().layout().slot("amount");
    for (long asked : new long[] {2_000, 4_000, 6_000, 8_000, 8_001, 10_000}) {
      session.record().clear();
      session.record().money("asked", asked * 100);
      Decision decision = session.decide();
      assertThat(decision.outcome().policyName())
          .as("asked %d", asked)
          .isEqualTo(asked <= 8_000 ? "approve" : "reject");
      assertThat(session.record().value(amount))
          .as("asked %d", asked)
          .isEqualTo(asked <= 8_000 ? 2_000_00 : 4_000_00);
      assertThat(decision.firedRules(Stage.CREDIT))
          .isEqualTo(
              asked == 2_000
                  ? List.of()
                  : asked <= 8_000 ? List.of("C39.trim") : List.of("C39.trim", "C39"));
    }
  }

  @Test
  void refusesAFlowWithoutTheMatchStageThatIsAsked() {
    List<StageModel> both = compile(match(List.of(new Terms(1, 100, 200, true, 18, 60))));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Flow.of(both.subList(0, 1)))
        .withMessageContaining("asks the match stage");
  }
}
