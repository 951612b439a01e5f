package io.verdict.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The groups that a cut makes. */
class CutTest {
  private static final MappedColumn AGE = new MappedColumn("age", SourceSpan.ofFile("m"));

  @ParameterizedTest
  @CsvSource({
    "-3, (..25)",
    "24.99, (..25)",
    "25, [25..45.5)",
    "45.49, [25..45.5)",
    "45.5, [45.5..)",
    "1e3, [45.5..)",
    "young, ''",
    "'', ''"
  })
  void aValueFallsIntoTheBandThatStartsAtOrBelowIt(String value, String band) {
    Cut cut = new Cut(AGE, List.of(new BigDecimal("25"), new BigDecimal("45.5")));
    assertThat(cut.group(value)).isEqualTo(band);
  }

  @Test
  void withoutBandsEachValueIsAGroup() {
    Cut cut = new Cut(AGE, List.of());
    assertThat(cut.group("young")).isEqualTo("young");
    assertThat(cut.bands()).isEmpty();
  }
}
