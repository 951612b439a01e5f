package io.verdict.matcher.catalogue;

import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads product terms from rows of text, as a CSV reader gives them.
 *
 * <p>Columns, in any order: {@code product, funder, type, cost, fee, budget_share, p50_ms, p99_ms,
 * counts_by} (application, approval or disbursement), {@code own_funds} (yes or no, optional),
 * {@code zone} (optional), {@code closed} (a {@link FunderCalendar}, optional), {@code least_day}
 * (an amount, optional), {@code apr} (optional), {@code accept.GRADE} for each grade from the best
 * to the worst, and limits: {@code quota.SCOPE[/DIMENSION].PERIOD.UNIT[.SHARE]}, such as {@code
 * quota.product.day.count} or {@code quota.funder/grade.month.amount.0.7}. Rates are fractions of
 * one, amounts major units of money (two decimals), an empty limit is none.
 */
public final class TermsReader {
  private static final String QUOTA = "quota.";
  private static final String ACCEPT = "accept.";
  private static final int MINOR_DIGITS = 2;
  private static final int RATE_DIGITS = 6;

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> header;
  private final List<String> grades = new ArrayList<>();
  private final ZoneId defaultZone;
  private List<String> row = List.of();
  private int rowNumber;

  private TermsReader(List<String> header, ZoneId defaultZone) {
    this.header = List.copyOf(header);
    this.defaultZone = defaultZone;
    for (int i = 0; i < header.size(); i++) {
      if (columns.put(header.get(i), i) != null) {
        throw new IllegalArgumentException("column " + header.get(i) + " occurs twice");
      }
      if (header.get(i).startsWith(ACCEPT)) {
        grades.add(header.get(i));
      }
    }
    if (grades.isEmpty()) {
      throw new IllegalArgumentException("there is no column accept.GRADE");
    }
  }

  /**
   * Reads terms.
   *
   * @param header the columns' names
   * @param rows the rows, each as long as the header
   * @param defaultZone zone of a funder that names none
   * @throws IllegalArgumentException naming the row (from 1, the header not counted) and the column
   */
  public static List<ProductTerms> read(
      List<String> header, List<List<String>> rows, ZoneId defaultZone) {
    TermsReader reader = new TermsReader(header, defaultZone);
    List<ProductTerms> terms = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      terms.add(reader.next(row));
    }
    return terms;
  }

  private ProductTerms next(List<String> nextRow) {
    row = nextRow;
    rowNumber++;
    if (row.size() != header.size()) {
      throw new IllegalArgumentException(
          "row " + rowNumber + " has " + row.size() + " cells, the header " + header.size());
    }
    try {
      List<Integer> accept = new ArrayList<>();
      for (String grade : grades) {
        accept.add(rate(grade));
      }
      return new ProductTerms(
          text("product"),
          text("funder"),
          text("type"),
          zone(),
          rate("cost"),
          rate("fee"),
          accept,
          rate("budget_share"),
          scaled("p50_ms", text("p50_ms"), 0),
          scaled("p99_ms", text("p99_ms"), 0),
          ownFunds(),
          quotas(),
          rules());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("row " + rowNumber + ": " + wrong.getMessage(), wrong);
    }
  }

  private String text(String column) {
    Integer at = columns.get(column);
    if (at == null) {
      throw new IllegalArgumentException("there is no column " + column);
    }
    if (row.get(at).isEmpty()) {
      throw new IllegalArgumentException("column " + column + " is empty");
    }
    return row.get(at);
  }

  private ZoneId zone() {
    String zone = optional("zone");
    try {
      return zone == null ? defaultZone : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("column zone: '" + zone + "' is no zone", unknown);
    }
  }

  private boolean ownFunds() {
    Integer at = columns.get("own_funds");
    if (at == null) {
      return false;
    }
    return switch (row.get(at)) {
      case "yes" -> true;
      case "no", "" -> false;
      default -> throw new IllegalArgumentException("column own_funds: want yes or no");
    };
  }

  /** The text of a column that may be missing or empty; null then. */
  private String optional(String column) {
    Integer at = columns.get(column);
    return at == null || row.get(at).isEmpty() ? null : row.get(at);
  }

  private FunderRules rules() {
    CountingDay countsBy = constant("counts_by", CountingDay.class, text("counts_by"));
    String closed = optional("closed");
    String least = optional("least_day");
    return new FunderRules(
        countsBy,
        calendar(closed),
        least == null ? 0 : scaled("least_day", least, MINOR_DIGITS),
        optional("apr") == null ? 0 : rate("apr"));
  }

  private static FunderCalendar calendar(String closed) {
    try {
      return closed == null ? FunderCalendar.ALWAYS : FunderCalendar.parse(closed);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("column closed: " + wrong.getMessage(), wrong);
    }
  }

  private int rate(String column) {
    long millionths = scaled(column, text(column), RATE_DIGITS);
    if (millionths < 0 || millionths > ProductTerms.ONE) {
      throw new IllegalArgumentException("column " + column + " is outside 0..1");
    }
    return (int) millionths;
  }

  private static long scaled(String column, String text, int digits) {
    try {
      return new BigDecimal(text).movePointRight(digits).longValueExact();
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "column " + column + ": '" + text + "' is no number with at most " + digits + " decimals",
          wrong);
    }
  }

  private List<QuotaTerm> quotas() {
    List<QuotaTerm> quotas = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).startsWith(QUOTA) && !row.get(i).isEmpty()) {
        quotas.add(quota(header.get(i), row.get(i)));
      }
    }
    return quotas;
  }

  private static QuotaTerm quota(String column, String text) {
    String[] parts = column.substring(QUOTA.length()).split("\\.", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "column " + column + ": want quota.SCOPE[/DIMENSION].PERIOD.UNIT[.SHARE]");
    }
    String[] scope = parts[0].split("/", 2);
    Unit unit = constant(column, Unit.class, parts[2]);
    return new QuotaTerm(
        constant(column, QuotaScope.class, scope[0]),
        scope.length == 1 ? QuotaDimension.NONE : constant(column, QuotaDimension.class, scope[1]),
        constant(column, QuotaPeriod.class, parts[1]),
        unit,
        parts.length == 4 ? (int) scaled(column, parts[3], RATE_DIGITS) : CounterSpec.WHOLE,
        scaled(column, text, unit == Unit.AMOUNT ? MINOR_DIGITS : 0));
  }

  private static <E extends Enum<E>> E constant(String column, Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("column " + column + ": '" + name + "' is not known");
  }
}
