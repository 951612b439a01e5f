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

/** The default policy's application scorecard is what its recipe makes. */
class FrozenCardTest {
  private static final Path POLICY = CommandRun.policy("consumer-loan");
  private static final String CARD = "credit_a_card.policy";
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
