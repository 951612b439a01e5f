package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The default policy's two scorecards are what their recipes make. */
class FrozenCardTest {
  private static final Path POLICY = CommandRun.policy("consumer-loan");
  private static final String CARD = "credit_a_card.policy";
  private static final String B_CARD = "in_loan_b_card.policy";
  private static final String KNOCK_OUTS =
      IntStream.rangeClosed(1, 33)
          .mapToObj(number -> String.format(Locale.ROOT, "C%02d", number))
          .collect(Collectors.joining(","));

  @TempDir Path temporary;

  private static CommandRun refit(Path policy, Path data, Object... more) {
    Object[] recipe = {
      "fit",
      policy,
      "--data",
      data,
      "--refit",
      "score.application",
      "--after",
      "fraud",
      "--exclude",
      KNOCK_OUTS
    };
    Object[] arguments = new Object[recipe.length + more.length];
    System.arraycopy(recipe, 0, arguments, 0, recipe.length);
    System.arraycopy(more, 0, arguments, recipe.length, more.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  @Test
  void refittingKeepsBinsAndReasonsAndGivesTheSameBytesAgain() throws IOException {
    Path history = POLICY.resolve("history");
    String once = refit(POLICY, history).out();
    assertThat(refit(POLICY, history).out()).isEqualTo(once);
    String card = Files.readString(POLICY.resolve(CARD));
    assertThat(withoutNumbers(once)).isEqualTo(withoutNumbers(card));
    Path changed = Portfolio.ablated(temporary.resolve("p"), Map.of(CARD, text -> once));
    assertThat(CommandRun.of("check", changed).status()).isZero();
    assertThat(refit(changed, history).out()).isEqualTo(once);
  }

  /** Characteristics, bins and reasons of a card. */
  private static String withoutNumbers(String text) {
    return text.substring(text.indexOf("\nscorecard "))
        .replaceAll("-> -?\\d+( +share +[\\d.]+%)?", "")
        .replaceAll(" +", " ");
  }

  @Test
  @EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
  void theRecipeGivesTheFrozenCardByteForByte() throws IOException {
    Parameters parameters = Parameters.of(150_000, 36, 20_260_101);
    Path data = Portfolio.generate(parameters, temporary.resolve("data"));
    String fitted = refit(POLICY, data, "--later-from", "2024-07-01").out();
    assertThat(fitted).isEqualTo(Files.readString(POLICY.resolve(CARD)));
  }

  /** The months of accounts, left alone: neither replay nor fit hangs on the behaviour card. */
  private CommandRun refitBehaviour(Path policy, Path data, Object... window) {
    Path out = temporary.resolve("months");
    CommandRun replayed = CommandRun.of("replay", policy, "--data", data, "--months", "--out", out);
    assertThat(replayed.status()).as(replayed.err()).isZero();
    Object[] recipe = {
      "fit",
      policy,
      "--data",
      out.resolve("months.csv"),
      "--stage",
      "in_loan",
      "--refit",
      "score.behaviour",
      "--missing-weakest",
      "--ridge",
      "30"
    };
    Object[] arguments = new Object[recipe.length + window.length];
    System.arraycopy(recipe, 0, arguments, 0, recipe.length);
    System.arraycopy(window, 0, arguments, recipe.length, window.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  @Test
  void theBehaviourCardIsFittedOnMonthsThatDoNotHangOnIt() throws IOException {
    Path history = POLICY.resolve("history");
    String once = refitBehaviour(POLICY, history).out();
    String card = Files.readString(POLICY.resolve(B_CARD));
    assertThat(withoutNumbers(once)).isEqualTo(withoutNumbers(card));
    Path changed = Portfolio.ablated(temporary.resolve("b"), Map.of(B_CARD, text -> once));
    assertThat(refitBehaviour(changed, history).out()).isEqualTo(once);
  }

  @Test
  @EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
  void theRecipeGivesTheFrozenBehaviourCardByteForByte() throws IOException {
    Parameters parameters = Parameters.of(40_000, 36, 20_260_101);
    Path data = Portfolio.generate(parameters, temporary.resolve("data"));
    CommandRun fitted =
        refitBehaviour(POLICY, data, "--to", "2025-06-30", "--later-from", "2025-01-01");
    assertThat(fitted.out()).isEqualTo(Files.readString(POLICY.resolve(B_CARD)));
    String worth =
        fitted
            .out()
            .lines()
            .filter(line -> line.contains("out of time:"))
            .findFirst()
            .orElseThrow();
    assertThat(Double.parseDouble(worth.replaceAll(".*AUC (0\\.\\d+).*", "$1")))
        .isGreaterThan(0.72);
  }

  @Test
  void saysWhatIsWrongWithTheCardOrTheStage() {
    CommandRun card =
        CommandRun.of("fit", POLICY, "--data", POLICY.resolve("history"), "--refit", "score.no");
    card.requireRefused();
    assertThat(card.err()).contains("--refit names score.no");
    CommandRun stage =
        CommandRun.of("fit", POLICY, "--data", POLICY.resolve("history"), "--after", "frod");
    stage.requireRefused();
    assertThat(stage.err()).contains("--after names no stage", "fraud");
  }
}
