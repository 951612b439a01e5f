package io.verdict.replay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final KeyHasher HASHER = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);

  @TempDir private Path folder;

  private static Field required(String name, Type type) {
    return Field.input(name, type, true);
  }

  private static Field optional(String name, Type type) {
    return Field.input(name, type, false);
  }

  private static RowTarget target(ZoneId zone, Field... fields) {
    return RowTarget.of(RecordLayout.of(Schema.of(List.of(fields))), zone, HASHER::set);
  }

  /** What one cell becomes: the record's long, {@code missing}, or the error's message. */
  private String cell(Type type, String mapping, String text) throws IOException {
    List<String> read = read(target(SHANGHAI, optional("x", type)), mapping, "x,y", text + ",");
    return read.get(0);
  }

  /** The rows read: values by slot, or the errors' messages. */
  private List<String> read(RowTarget target, String mapping, String... lines) throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    ColumnMapping columns = ColumnMapping.parse("data.mapping", mapping);
    List<String> rows = new ArrayList<>();
    Record record = target.layout().newRecord();
    try (HistoryFile history = HistoryFile.open(file, columns.format())) {
      RowReader reader = RowReader.bind(columns, history, target);
      while (history.next()) {
        boolean sound = reader.read(history.row(), record);
        rows.add(sound ? valuesOf(record) : messagesOf(reader));
      }
    }
    return rows;
  }

  private static String valuesOf(Record record) {
    List<String> values = new ArrayList<>();
    for (int slot = 0; slot < record.layout().size(); slot++) {
      values.add(
          switch (record.state(slot)) {
            case Record.MISSING -> "missing";
            case Record.PRESENT -> String.valueOf(record.value(slot));
            default -> "special " + (record.state(slot) - Record.FIRST_SPECIAL);
          });
    }
    return String.join(" ", values);
  }

  private static String messagesOf(RowReader reader) {
    return String.join("; ", reader.errors().stream().map(RowError::message).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-7,-7",
    "9223372036854775807,9223372036854775807",
    "-9223372036854775807,-9223372036854775807",
    "007,7",
    "1e+05,100000",
    "1.5E1,15",
    "-2e0,-2",
  })
  void readsIntegers(String text, String value) throws IOException {
    assertThat(cell(Type.integer(), "", text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0",
    "+1",
    "-",
    "--1",
    "' 1'",
    "1_000",
    "9223372036854775808",
    "0x1f",
    "１",
  })
  void refusesWhatIsNoInteger(String text) throws IOException {
    assertThat(cell(Type.integer(), "", text)).isEqualTo("row 1 (line 2), column x: expected int");
  }

  @ParameterizedTest
  @CsvSource({
    "123.45,12345",
    "123.4,12340",
    "123,12300",
    "-0.05,-5",
    "0.00,0",
    "92233720368547758.07," + "9223372036854775807",
  })
  void readsMoneyInMinorUnits(String text, String value) throws IOException {
    assertThat(cell(Type.money("CNY"), "", text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"123.456", "1.", ".5", "-.5", "1.2.3", "92233720368547758.08", "¥5"})
  void refusesMoneyWithTooManyDigitsOrSigns(String text) throws IOException {
    assertThat(cell(Type.money("CNY"), "", text)).endsWith("column x: expected money(CNY)");
  }

  @ParameterizedTest
  @CsvSource({
    "0.234,234000",
    "23.4%,234000",
    "100%,1000000",
    "-1.5,-1500000",
    "0.000001,1",
    "0.0001%,1",
  })
  void readsRatesAsFractionsOrPercent(String text, String value) throws IOException {
    assertThat(cell(Type.rate(), "", text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"0.0000001", "0.00001%", "%", "5%%", "a"})
  void refusesRatesThatAreTooFine(String text) throws IOException {
    assertThat(cell(Type.rate(), "", text)).contains("expected rate such as 0.234 or 23.4%");
  }

  @ParameterizedTest
  @CsvSource({"true,1", "1,1", "yes,1", "false,0", "0,0", "no,0"})
  void readsBooleans(String text, String value) throws IOException {
    assertThat(cell(Type.bool(), "", text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"TRUE", "2", "y", "t"})
  void refusesOtherBooleans(String text) throws IOException {
    assertThat(cell(Type.bool(), "", text)).contains("true, false, 1, 0, yes or no");
  }

  @Test
  void readsDoublesThatAreFinite() throws IOException {
    long expected = Doubles.encode(-2.5e-3);
    assertThat(cell(Type.float64(), "", "-2.5e-3")).isEqualTo(String.valueOf(expected));
    assertThat(cell(Type.float64(), "", "NaN")).contains("expected double");
    assertThat(cell(Type.float64(), "", "1e999")).contains("expected double");
  }

  @Test
  void readsDatesInIsoOrByAPattern() throws IOException {
    String day = String.valueOf(LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(cell(Type.date(), "", "2024-02-29")).isEqualTo(day);
    assertThat(cell(Type.date(), "field x = x as \"dd.MM.yyyy\"", "29.02.2024")).isEqualTo(day);
    assertThat(cell(Type.date(), "", "2023-02-29")).contains("expected date such as yyyy-MM-dd");
    assertThat(cell(Type.date(), "field x = x as \"dd.MM.yyyy\"", "29.02.2023"))
        .contains("expected date such as dd.MM.yyyy");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01 10:00:00,2026-12-01T02:00:00Z",
    "2026-12-01T10:00,2026-12-01T02:00:00Z",
    "2026-12-01T23:59:59.999,2026-12-01T15:59:59.999Z",
    "1969-12-31 23:59:59,1969-12-31T15:59:59Z",
    "1989-07-01 12:00:00,1989-07-01T03:00:00Z",
  })
  void readsLocalTimesInTheZoneOfThePolicy(String text, String instant) throws IOException {
    String expected = String.valueOf(Instant.parse(instant).toEpochMilli());
    assertThat(cell(Type.instant(), "", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-01", "2026-12-01 24:00:00", "2026-13-01 10:00:00", "2026-12-01 10:00:60"})
  void refusesTimesThatDoNotExist(String text) throws IOException {
    assertThat(cell(Type.instant(), "", text)).contains("expected instant such as");
  }

  @Test
  void refusesATimeThatClocksSkipAndTakesTheFirstOfTwo() throws IOException {
    RowTarget berlin = target(ZoneId.of("Europe/Berlin"), optional("x", Type.instant()));
    List<String> rows =
        read(
            berlin,
            "",
            "x,y",
            "2026-03-29 02:30:00,",
            "2026-10-25 02:30:00,",
            "2026-03-29 03:00:00,",
            "2026-03-29 01:59:59,");
    assertThat(rows.get(0)).contains("expected instant");
    assertThat(rows.subList(1, 4))
        .containsExactly(
            String.valueOf(Instant.parse("2026-10-25T00:30:00Z").toEpochMilli()),
            String.valueOf(Instant.parse("2026-03-29T01:00:00Z").toEpochMilli()),
            String.valueOf(Instant.parse("2026-03-29T00:59:59Z").toEpochMilli()));
  }

  @Test
  void readsSymbolsAndTranslatesThem() throws IOException {
    Type housing = Type.enumOf(List.of("rent", "own"));
    String mapping = "field x = x values { A151: rent  A152: own } missing \"?\"";
    assertThat(cell(housing, mapping, "A152")).isEqualTo("1");
    assertThat(cell(housing, mapping, "rent")).isEqualTo("0");
    assertThat(cell(housing, mapping, "?")).isEqualTo("missing");
    assertThat(cell(housing, mapping, "A153"))
        .isEqualTo("row 1 (line 2), column x: expected enum {rent, own}");
    assertThat(cell(Type.code(List.of("cook")), "", "actor")).isEqualTo("0");
    assertThat(cell(Type.code(List.of("cook")), "", "cook")).isEqualTo("1");
  }

  @Test
  void readsSetsOfMembersAndTheEmptySet() throws IOException {
    Type pasted = Type.setOf(List.of("name", "id_no", "phone"));
    String mapping = "field x = x values { none: \"\" }";
    assertThat(cell(pasted, mapping, "name|phone")).isEqualTo("5");
    assertThat(cell(pasted, mapping, "none")).isEqualTo("0");
    assertThat(cell(pasted, mapping, "")).isEqualTo("missing");
    assertThat(cell(pasted, mapping, "name|")).contains("expected set {name, id_no, phone}");
    assertThat(cell(pasted, mapping, "card")).contains("expected set {name, id_no, phone}");
  }

  @Test
  void readsKeysAsKeyedHashes() throws IOException {
    assertThat(HASHER.hash("p1")).isTrue();
    assertThat(cell(Type.key(), "", "p1")).isEqualTo(String.valueOf(HASHER.high()));
    assertThat(cell(Type.key(), "", "p".repeat(KeyHasher.MAX_ID_BYTES + 1)))
        .contains("expected key");
  }

  @Test
  void aSpecialValueIsAStateAndAnEmptyCellIsMissing() throws IOException {
    Field status =
        new Field(
            "x",
            Type.integer(),
            Role.INPUT,
            true,
            List.of(new SpecialValue("no_use", -2)),
            false,
            "",
            "");
    assertThat(read(target(SHANGHAI, status), "", "x,y", "-2,", "-1,", ","))
        .containsExactly("special 0", "-1", "missing");
  }

  @Test
  void namesTheRowTheLineAndTheColumnButNeverTheValue() throws IOException {
    RowTarget target =
        target(SHANGHAI, required("age", Type.integer()), required("name", Type.key()));
    List<String> rows =
        read(target, "", "age,name", "31,\"a\nb\"", "secret,x", "32", "33,y,z", "34,\uFFFD");
    assertThat(rows.get(0)).startsWith("31 ");
    assertThat(rows.subList(1, 5))
        .containsExactly(
            "row 2 (line 4), column age: expected int",
            "row 3 (line 5): expected 2 cells",
            "row 4 (line 6): expected 2 cells",
            "row 5 (line 7): expected UTF-8");
  }

  @Test
  void givesIdTimeOutcomeAndSegmentsOfARow() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(
        file, "no,at,tier,way,bad,age\nA1,2026-12-01T10:00:00,2,APP,1,31\nA2,,3,,,\n");
    ColumnMapping mapping =
        ColumnMapping.parse(
            "m",
            """
            id no
            time at as "yyyy-MM-dd'T'HH:mm:ss"
            bad when bad = 1
            segments channel.type tier score
            fairness age { 25 35 }
            field channel.type = way values { APP: app_store }
            """);
    Field score = Field.computed("score", Type.integer(), Role.RESULT);
    RowTarget target =
        target(
            SHANGHAI,
            required("app.time", Type.instant()),
            optional("channel.type", Type.code(List.of("app_store"))),
            score);
    Record record = target.layout().newRecord();
    try (HistoryFile history = HistoryFile.open(file, mapping.format())) {
      RowReader reader = RowReader.bind(mapping, history, target);
      assertThat(reader.cuts())
          .extracting(Cut::name)
          .containsExactly("channel.type", "tier", "score", "age");
      assertThat(history.next()).isTrue();
      assertThat(reader.read(history.row(), record)).isTrue();
      assertThat(reader.id()).isEqualTo("A1");
      assertThat(reader.timeMillis()).isEqualTo(record.value(0));
      assertThat(reader.outcome()).isEqualTo(RecordedOutcome.BAD);
      assertThat(reader.group(0)).isEqualTo("app_store");
      assertThat(reader.group(1)).isEqualTo("2");
      assertThat(reader.group(2)).isEmpty();
      assertThat(reader.group(3)).isEqualTo("[25..35)");
      assertThat(history.next()).isTrue();
      assertThat(reader.read(history.row(), record)).isFalse();
      assertThat(messagesOf(reader))
          .isEqualTo("row 2 (line 3), column at: expected instant such as yyyy-MM-dd'T'HH:mm:ss");
      assertThat(reader.outcome()).isEqualTo(RecordedOutcome.UNKNOWN);
      assertThatThrownBy(reader::timeMillis).isInstanceOf(IllegalStateException.class);
      assertThat(history.next()).isFalse();
    }
  }

  @Test
  void findsEverythingThatDoesNotFitInOneRun() {
    ColumnMapping mapping =
        ColumnMapping.parse(
            "data.mapping",
            """
            id nr
            segments chanel
            field income = salery
            field incom = salary
            field score = salary
            field age = age as "yyyy"
            field housing = housing values { A: rented }
            field twice = twice
            """
                .replace("\"yyyy\"", "\"yyyy-MM-dd\""));
    RowTarget target =
        target(
            SHANGHAI,
            required("income", Type.money("CNY")),
            Field.computed("score", Type.integer(), Role.RESULT),
            required("age", Type.integer()),
            required("gone", Type.bool()),
            optional("housing", Type.enumOf(List.of("rent", "own"))),
            optional("twice", Type.bool()));
    List<String> columns = List.of("channel", "salary", "age", "housing", "twice", "twice");
    assertThatThrownBy(() -> RowReader.bind(mapping, columns, target))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("data.mapping:1:4: error V9151: the data have no column `nr`")
        .hasMessageContaining("did you mean `channel`?")
        .hasMessageContaining("data.mapping:3:16: error V9151")
        .hasMessageContaining("did you mean `salary`?")
        .hasMessageContaining("data.mapping:4:7: error V9152")
        .hasMessageContaining("did you mean `income`?")
        .hasMessageContaining("data.mapping:5:7: error V9157: `score` is computed by the policy")
        .hasMessageContaining("data.mapping:6:7: error V9154: `age` is int")
        .hasMessageContaining("data.mapping:7:7: error V9155: the value `rented` is no enum")
        .hasMessageContaining("data.mapping:8:15: error V9156")
        .hasMessageContaining("error V9153: the required field `gone` has no column");
  }

  @Test
  void listsOptionalFieldsWithoutColumnOnce() {
    RowTarget target =
        target(
            SHANGHAI,
            required("a", Type.bool()),
            optional("b", Type.bool()),
            optional("c", Type.bool()));
    RowReader reader = RowReader.bind(ColumnMapping.parse("m", ""), List.of("a", "other"), target);
    assertThat(reader.absentFields()).containsExactly("b", "c");
  }

  @Test
  void fieldsOfLaterStagesNeedNoColumn() {
    Schema credit = Schema.of(List.of(required("income", Type.money("CNY"))));
    Schema inLoan = Schema.of(List.of(required("dpd", Type.integer())));
    RecordLayout layout = RecordLayout.join(List.of(credit, inLoan));
    RowTarget target = RowTarget.of(layout, List.of(credit), SHANGHAI, HASHER::set);
    RowReader reader = RowReader.bind(ColumnMapping.parse("m", ""), List.of("income"), target);
    assertThat(reader.absentFields()).isEmpty();
  }
}
