package io.verdict.matcher.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.matcher.ledger.Unit;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TermsReaderTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String HEADER =
      "product;funder;type;zone;counts_by;closed;least_day;cost;fee;accept.R1;accept.R2;budget_share;p50_ms;p99_ms;own_funds;"
          + "quota.product.day.count;quota.funder/grade.month.amount.0.7";
  private static final String ROW =
      "N02_6M;N02;national bank;;approval;sat"
          + " 2026-10-01..2026-10-08;;0.044;0.01;0.79;0.76;0.06;1500;7000;no;40;250000.50";

  private static List<String> cells(String text) {
    return List.of(text.split(";", -1));
  }

  private static List<ProductTerms> read(String header, String... rows) {
    return TermsReader.read(
        cells(header), List.of(rows).stream().map(TermsReaderTest::cells).toList(), ZONE);
  }

  @Test
  void readsRatesProbabilitiesTimesAndLimits() {
    ProductTerms terms = read(HEADER, ROW).get(0);
    assertThat(terms.costRate()).isEqualTo(44_000);
    assertThat(terms.acceptByGrade()).containsExactly(790_000, 760_000);
    assertThat(terms.answerP99Millis()).isEqualTo(7_000);
    assertThat(terms.zone()).isEqualTo(ZONE);
    assertThat(terms.quotas())
        .containsExactly(
            QuotaTerm.of(QuotaScope.PRODUCT, QuotaPeriod.DAY, Unit.COUNT, 40),
            new QuotaTerm(
                QuotaScope.FUNDER,
                QuotaDimension.GRADE,
                QuotaPeriod.MONTH,
                Unit.AMOUNT,
                700_000,
                250_000_50));
    assertThat(terms.quotas().get(1).label()).isEqualTo("funder/grade.month.amount");
  }

  @Test
  void anEmptyLimitIsNone() {
    String row = ROW.replace(";40;250000.50", ";;");
    assertThat(read(HEADER, row).get(0).quotas()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.044, 4.4%, cost",
    "0.79, 1.2, accept.R1",
    "1500, fast, p50_ms",
    "7000, 70, p99_ms",
    "no, maybe, own_funds",
    "approval, never, counts_by",
    "sat, saturday, closed",
    "2026-10-08, 2026-13-08, closed",
    "2026-10-08, 2026-09-08, closed",
    "250000.50, 1.005, quota.funder/grade.month.amount.0.7",
    "N02_6M, '', product",
  })
  void aWrongCellIsNamedByRowAndColumn(String right, String wrong, String column) {
    assertThatThrownBy(() -> read(HEADER, ROW, ROW.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining(column);
  }

  @ParameterizedTest
  @CsvSource({
    "quota.product.day.count, quota.product.year.count, year",
    "quota.product.day.count, quota.galaxy.day.count, galaxy",
    "quota.product.day.count, quota.day.count, SCOPE",
    "cost, price, cost",
    "cost, fee, occurs twice",
    "accept.R, accept_R, accept.GRADE",
  })
  void aWrongColumnIsNamed(String right, String wrong, String named) {
    assertThatThrownBy(() -> read(HEADER.replace(right, wrong), ROW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aShortRowIsNamed() {
    assertThatThrownBy(() -> read(HEADER, "N02_6M;N02"))
        .hasMessageContaining("row 1 has 2 cells, the header 17");
  }
}
