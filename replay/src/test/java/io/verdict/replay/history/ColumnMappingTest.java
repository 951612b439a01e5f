package io.verdict.replay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

  private static ColumnMapping parse(String text) {
    return ColumnMapping.parse("data.mapping", text);
  }

  private static List<String> codesOf(String text) {
    return catchThrowableOfType(MappingException.class, () -> parse(text))
        .diagnostics()
        .sorted()
        .stream()
        .map(diagnostic -> diagnostic.span().line() + " " + diagnostic.code().id())
        .toList();
  }

  @Test
  void readsEveryStatement() {
    ColumnMapping mapping =
        parse(
            """
            # which column is which field
            source "applications.csv.gz"
            format csv separator ";" header
            id app.id
            time when as "dd.MM.yyyy HH:mm"
            bad when default.payment.next.month = 1
            segments channel.type applicant.city_tier applicant.age { 25 45.5 }
            fairness sex applicant.age { 25 45.5 }
            field housing = HOUSING
              values {
                A151: rent  "A 152": own
            } missing "" "NA"
            field born = BORN as "dd.MM.yyyy"
            """);
    assertThat(mapping.source()).contains("applications.csv.gz");
    assertThat(mapping.format()).isEqualTo(new CsvFormat(';', List.of()));
    assertThat(mapping.id().orElseThrow().name()).isEqualTo("app.id");
    assertThat(mapping.time().orElseThrow().pattern()).contains("dd.MM.yyyy HH:mm");
    assertThat(mapping.bad().orElseThrow().value()).isEqualTo("1");
    assertThat(mapping.segments())
        .extracting(Cut::name)
        .containsExactly("channel.type", "applicant.city_tier", "applicant.age");
    assertThat(mapping.segments().get(2).bands())
        .containsExactly("(..25)", "[25..45.5)", "[45.5..)");
    assertThat(mapping.fairness()).extracting(Cut::name).containsExactly("sex", "applicant.age");
    assertThat(mapping.cuts()).hasSize(4);
    FieldMapping housing = mapping.fields().get(0);
    assertThat(housing.column().name()).isEqualTo("HOUSING");
    assertThat(housing.values()).isEqualTo(Map.of("A151", "rent", "A 152", "own"));
    assertThat(housing.missing()).isEqualTo(Set.of("", "NA"));
    assertThat(mapping.fields().get(1).pattern()).contains("dd.MM.yyyy");
  }

  @Test
  void readsColumnsOfAFileWithoutHeaderOverSeveralLines() {
    CsvFormat format = parse("format csv separator \" \" columns a b\n  id c\nid a").format();
    assertThat(format.separator()).isEqualTo(' ');
    assertThat(format.hasHeader()).isFalse();
    assertThat(format.columns()).containsExactly("a", "b", "id", "c");
  }

  @Test
  void anEmptyMappingReadsAHeaderAndCommas() {
    ColumnMapping mapping = parse("\uFEFF# nothing\n");
    assertThat(mapping.format()).isEqualTo(CsvFormat.DEFAULT);
    assertThat(mapping.fields()).isEmpty();
    assertThat(mapping.mappingOf("income").column().name()).isEqualTo("income");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sauce "a.csv"                          | 1 V9103
          source "a.csv                          | 1 V9102
          source a.csv                           | 1 V9104
          source "a" "b"                         | 1 V9104
          format csv separator "ab" header       | 1 V9106
          format csv separator "\\"" header      | 1 V9102
          format csv                             | 1 V9104
          format csv columns a b a               | 1 V9107
          format tsv header                      | 1 V9104
          time t as "yyyy-QQ"                    | 1 V9110
          time t as "HH:mm"                      | 1 V9110
          bad when x                             | 1 V9104
          bad x = 1                              | 1 V9104
          segments                               | 1 V9104
          segments a { 1 x }                     | 1 V9120
          segments a { 2 2 }                     | 1 V9120
          fairness a { }                         | 1 V9104
          field = x                              | 1 V9104
          field a = x values { b: c              | 1 V9104
          field a = x values { b: c b: d }       | 1 V9109
          field a = @b = c                       | 1 V9104
          @a                                     | 1 V9103
          """)
  void saysWhereAMistakeIs(String text, String expected) {
    assertThat(codesOf(text + "\n")).contains(expected);
  }

  @Test
  void findsAllMistakesInOneRun() {
    assertThat(
            codesOf(
                """
                source a
                format csv
                id
                id b
                fields c = d
                field c = d
                field c = e
                time t as "nonsense"
                """))
        .containsExactly(
            "1 V9104", "2 V9104", "3 V9104", "4 V9105", "5 V9103", "7 V9108", "8 V9110");
  }

  @Test
  void showsTheLineACaretAndWhatWasExpected() {
    assertThatThrownBy(() -> parse("id a\nfild b = c\n"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("data.mapping:2:1: error V9103: `fild` does not start a statement")
        .hasMessageContaining("fild b = c\n")
        .hasMessageContaining("^^^^")
        .hasMessageContaining("did you mean `field`?");
  }

  @Test
  void speaksChinese() {
    MappingException mistakes =
        catchThrowableOfType(MappingException.class, () -> parse("fild b = c\n"));
    assertThat(mistakes.message(Locale.CHINESE)).contains("不能作为语句的开头");
  }

  @Test
  void everyCodeHasItsWordsInBothLanguages() {
    for (MappingCode code : MappingCode.values()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
        Set<String> keys = code.catalogue(locale).keys();
        assertThat(keys).contains(code.id());
        assertThat(code.at(io.verdict.engine.diagnostic.SourceSpan.ofFile("f"), "a", "b", "c"))
            .extracting(diagnostic -> code.catalogue(locale).message(diagnostic))
            .isNotEqualTo("");
      }
    }
    assertThat(MappingCode.UNREADABLE.catalogue(Locale.ENGLISH).keys())
        .isEqualTo(MappingCode.UNREADABLE.catalogue(Locale.CHINESE).keys());
  }

  @Test
  void refusesWhatIsNotUtf8AndWhatIsTooLarge(@TempDir Path folder) throws IOException {
    Path latin = folder.resolve("latin.mapping");
    Files.write(latin, "id größe".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ColumnMapping.read(latin))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("latin.mapping:1:1: error V9101");
    Path large = folder.resolve("large.mapping");
    Files.writeString(large, "#".repeat(ColumnMapping.MAX_BYTES + 1));
    assertThatThrownBy(() -> ColumnMapping.read(large)).hasMessageContaining("V9101");
  }
}
