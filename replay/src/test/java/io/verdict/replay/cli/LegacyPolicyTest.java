package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against a policy of three rules at about the same approval, the default policy's bad rate. */
class LegacyPolicyTest {

  @Test
  void atEqualApprovalTheBadRateFallsByAQuarterAtLeast() {
    Path legacy = CommandRun.policy("consumer-loan-legacy");
    Path policy = CommandRun.policy("consumer-loan");
    CommandRun run = CommandRun.of("diff", legacy, policy, "--data", policy.resolve("history"));
    assertThat(run.status()).as(run.err()).isLessThan(2);
    double before = number(run.out(), "old approves ([\\d.]+) %");
    double after = number(run.out(), "new approves ([\\d.]+) %");
    assertThat(after).isCloseTo(before, within(2.0));
    String change = "bad rate of the new against the old: ";
    assertThat(number(run.out(), change + "([-+][\\d.]+) %")).isLessThan(-25);
    assertThat(number(run.out(), change + ".*, ([-+][\\d.]+)\\], relative")).isLessThan(-25);
  }

  private static double number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in\n" + text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
