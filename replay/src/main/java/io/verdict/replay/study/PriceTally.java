package io.verdict.replay.study;

import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.LineAndPricePart;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lines and prices of the approved by grade. Slots are found by the names that the policies of
 * {@code src-test-data} use; what a policy does not have is left out.
 *
 * <p><b>Thread safety:</b> confined.
 */
public final class PriceTally {
  private static final List<String> LINES = List.of("line.amount", "line.granted");
  private static final List<String> CAPS = List.of("afford.grade_cap", "line.cap");
  private static final List<String> PRICES = List.of("price.apr_all_in", "price.apr");
  private static final List<String> CEILINGS = List.of("apr_cap", "price.cap");
  private static final List<String> LOSSES = List.of("score.loss_rate", "loss.rate");

  private final int grade;
  private final int pd;
  private final int line;
  private final int cap;
  private final int apr;
  private final int ceiling;
  private final int loss;
  private final Map<Long, Sums> byGrade = new TreeMap<>();
  private long above;
  private long highestApr;
  private long highestCeiling;

  /** Sums over the approved of one grade. */
  private static final class Sums {
    private String name = "";
    private long approved;
    private double lines;
    private long atCap;
    private double aprs;
    private double losses;
    private double pds;
  }

  /** Counts what a flow grants; {@code slots} may be null. */
  public PriceTally(Flow flow, ScoreSlots slots) {
    Schema schema = flow.layout().schema();
    this.grade = slots == null ? -1 : slots.grade();
    this.pd = slots == null ? -1 : slots.pd();
    this.line = first(schema, LINES, Kind.MONEY);
    this.cap = first(schema, CAPS, Kind.MONEY);
    this.apr = first(schema, PRICES, Kind.RATE);
    this.ceiling = first(schema, CEILINGS, Kind.RATE);
    this.loss = first(schema, LOSSES, Kind.RATE);
  }

  private static int first(Schema schema, List<String> names, Kind kind) {
    return names.stream()
        .mapToInt(schema::slotOf)
        .filter(slot -> slot >= 0 && schema.field(slot).type().kind() == kind)
        .findFirst()
        .orElse(-1);
  }

  /** Adds an approved application. */
  public void add(Record record) {
    if (grade < 0 || line < 0 || apr < 0 || !record.isPresent(grade) || !record.isPresent(line)) {
      return;
    }
    Sums sums = byGrade.computeIfAbsent(record.value(grade), key -> new Sums());
    sums.name = sums.approved == 0 ? SlotText.of(record, grade) : sums.name;
    sums.approved++;
    sums.lines += record.value(line);
    sums.atCap +=
        cap >= 0 && record.isPresent(cap) && record.value(line) >= record.value(cap) ? 1 : 0;
    sums.aprs += rate(record, apr);
    sums.losses += rate(record, loss);
    sums.pds += rate(record, pd);
    highestApr = Math.max(highestApr, value(record, apr));
    if (ceiling >= 0 && record.isPresent(ceiling)) {
      highestCeiling = Math.max(highestCeiling, record.value(ceiling));
      above += value(record, apr) > record.value(ceiling) ? 1 : 0;
    }
  }

  private static long value(Record record, int slot) {
    return slot >= 0 && record.isPresent(slot) ? record.value(slot) : 0;
  }

  private static double rate(Record record, int slot) {
    return value(record, slot) / StrictMath.pow(10, Type.RATE_SCALE);
  }

  /** Approved applications whose price is above the ceiling of their day. */
  public long aboveCeiling() {
    return above;
  }

  /** Whether anything was counted. */
  public boolean isEmpty() {
    return byGrade.isEmpty();
  }

  /**
   * Builds the section.
   *
   * @param grades the cut by grade, or null when the cases are not cut so
   */
  public Section section(CaseTable cases, GroupColumn grades) {
    double unit = StrictMath.pow(10, Type.RATE_SCALE);
    List<LineAndPricePart.Grade> rows = new ArrayList<>();
    for (Sums sums : byGrade.values()) {
      rows.add(
          new LineAndPricePart.Grade(
              Text.of(sums.name),
              sums.approved,
              sums.lines / sums.approved,
              sums.atCap,
              sums.aprs / sums.approved,
              sums.pds / sums.approved,
              grades == null ? Rate.NONE : observed(cases, grades, sums.name),
              sums.losses / sums.approved));
    }
    return LineAndPricePart.section(
        rows,
        new LineAndPricePart.Ceiling(
            ceiling < 0 ? Double.NaN : highestCeiling / unit, highestApr / unit, above),
        "CNY");
  }

  private static Rate observed(CaseTable cases, GroupColumn grades, String name) {
    long known = 0;
    long bad = 0;
    for (int i = 0; i < cases.size(); i++) {
      Label label = cases.label(i);
      if (label != Label.UNKNOWN && grades.value(grades.code(i)).equals(name)) {
        known++;
        bad += label == Label.BAD ? 1 : 0;
      }
    }
    return known == 0 ? Rate.NONE : new Rate(bad, known);
  }
}
