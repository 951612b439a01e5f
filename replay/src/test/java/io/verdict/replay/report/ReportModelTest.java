package io.verdict.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.replay.report.markup.Coordinates;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReportModelTest {

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() throws Exception {
    Properties en = bundle("texts_en.properties");
    Properties zh = bundle("texts_zh.properties");
    assertThat(new TreeSet<>(en.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(zh.stringPropertyNames()));
    for (String key : en.stringPropertyNames()) {
      for (String placeholder : List.of("{0}", "{1}")) {
        assertThat(zh.getProperty(key).contains(placeholder))
            .as(key)
            .isEqualTo(en.getProperty(key).contains(placeholder));
      }
    }
  }

  @Test
  void everyPartHasATitleInBothLanguages() {
    for (Part part : Part.values()) {
      assertThat(part.title().en()).isNotBlank();
      assertThat(part.title().zh()).isNotBlank().isNotEqualTo(part.title().en());
    }
  }

  @Test
  void argumentsAreTakenByLanguage() {
    Text text = Texts.of("rates.plot", new Text("Approval", "通过率"));
    assertThat(text).isEqualTo(new Text("Approval by segment", "各分群：通过率"));
    assertThatThrownBy(() -> Texts.of("no.such")).hasMessageContaining("no.such");
  }

  @Test
  void numbersReadTheSameEverywhere() {
    assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.fixed(-1234.565, 2)).isEqualTo("−1,234.57");
    assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.percent(0.46249, 1)).isEqualTo("46.2%");
    assertThat(Numbers.percent(Double.NaN, 1)).isEqualTo("–");
    assertThat(Numbers.raw(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Numbers.raw(Double.POSITIVE_INFINITY)).isEmpty();
    assertThat(NumberStyle.DURATION.format(480_000_000)).isEqualTo("480 ms");
    assertThat(NumberStyle.DURATION.format(1_530)).isEqualTo("1.53 µs");
    assertThat(NumberStyle.COMPACT.format(12_300_000)).isEqualTo("12.3m");
  }

  @Test
  void coordinatesHaveAtMostTwoDecimals() {
    assertThat(Coordinates.format(1.006)).isEqualTo("1.01");
    assertThat(Coordinates.format(-0.5)).isEqualTo("-0.5");
    assertThat(Coordinates.format(12)).isEqualTo("12");
    assertThat(Coordinates.format(-0.001)).isEqualTo("0");
    assertThatThrownBy(() -> Coordinates.format(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void anEmptySectionAndARaggedTableAreRefused() {
    assertThatThrownBy(() -> Section.of(Part.RULES, Text.EMPTY, List.of()))
        .hasMessageContaining("say why");
    assertThatThrownBy(
            () -> new Table("t", Text.EMPTY, List.of(Column.text(Text.EMPTY)), List.of(List.of())))
        .hasMessageContaining("0 cells, not 1");
  }

  private static Properties bundle(String name) throws Exception {
    Properties bundle = new Properties();
    try (var in = Texts.class.getResourceAsStream(name)) {
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }
}
