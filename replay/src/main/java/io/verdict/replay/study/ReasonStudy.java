package io.verdict.replay.study;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.flow.Decision;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.ReasonTables;
import io.verdict.replay.report.part.ReasonsPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reasons of decisions that did not approve, as given, by month and by group.
 *
 * <p><b>Thread safety:</b> confined.
 */
public final class ReasonStudy {
  private static final int SHOWN = 12;
  private static final int IN_TABLE = 6;

  /** A case's column holds a reason in a byte; those past it count, but in no month or group. */
  private static final int MAX_NUMBER = 255;

  private final Map<String, Integer> numbers = new TreeMap<>();
  private final List<Counted> counted = new ArrayList<>();
  private long declined;
  private long withoutReason;

  /** A reason and how often it was given. */
  private static final class Counted {
    private final String code;
    private final Text text;
    private long first;
    private long any;

    Counted(Reason reason) {
      this.code = reason.code();
      String zh = reason.textZh().isEmpty() ? reason.text() : reason.textZh();
      this.text = new Text(reason.text(), zh);
    }
  }

  /** Adds a decision that did not approve. */
  public void add(Decision decision, CaseTable cases, int position) {
    declined++;
    int count = decision.reasonCount();
    withoutReason += count == 0 ? 1 : 0;
    for (int rank = 0; rank < count; rank++) {
      int number = number(decision.reason(rank));
      counted.get(number).any++;
      if (rank == 0) {
        counted.get(number).first++;
        cases.setReason(position, number < MAX_NUMBER ? number + 1 : 0);
      }
    }
  }

  private int number(Reason reason) {
    Integer known = numbers.get(reason.code());
    if (known == null) {
      known = counted.size();
      numbers.put(reason.code(), known);
      counted.add(new Counted(reason));
    }
    return known;
  }

  /** Decisions that did not approve and gave no reason. */
  public long withoutReason() {
    return withoutReason;
  }

  /** Builds the section. */
  public Section section(CaseTable cases, List<GroupColumn> groups) {
    List<ReasonsPart.Reason> rows = new ArrayList<>();
    numbers
        .values()
        .forEach(
            number -> {
              Counted one = counted.get(number);
              rows.add(new ReasonsPart.Reason(one.code, one.text, one.first, one.any));
            });
    Section section = ReasonsPart.section(rows, declined, withoutReason);
    List<Integer> leading = leading();
    if (leading.isEmpty()) {
      return section;
    }
    List<Text> codes = leading.stream().map(n -> Text.of(counted.get(n).code)).toList();
    Section whole = section;
    int[] months = cases.months();
    if (months.length > 1) {
      long[][] counts = new long[months.length][counted.size()];
      for (int i = 0; i < cases.size(); i++) {
        if (cases.reason(i) > 0 && cases.month(i) != CaseTable.NONE) {
          counts[Arrays.binarySearch(months, cases.month(i))][cases.reason(i) - 1]++;
        }
      }
      List<ReasonTables.Row> byMonth = new ArrayList<>();
      for (int m = 0; m < months.length; m++) {
        byMonth.add(row(Text.of(CaseTable.monthName(months[m])), counts[m], leading));
      }
      whole = whole.plus(ReasonTables.byMonth(codes, byMonth));
    }
    List<ReasonTables.Row> byGroup = byGroup(cases, groups, leading);
    return byGroup.isEmpty()
        ? whole
        : whole.plus(
            ReasonTables.byGroup(codes.subList(0, Math.min(IN_TABLE, codes.size())), byGroup));
  }

  private List<Integer> leading() {
    return numbers.values().stream()
        .filter(number -> counted.get(number).first > 0 && number < MAX_NUMBER)
        .sorted(
            Comparator.comparingLong((Integer number) -> -counted.get(number).first)
                .thenComparing(number -> counted.get(number).code))
        .limit(SHOWN)
        .toList();
  }

  private static ReasonTables.Row row(Text name, long[] counts, List<Integer> leading) {
    return new ReasonTables.Row(
        name, leading.stream().map(n -> counts[n]).toList(), Arrays.stream(counts).sum());
  }

  private List<ReasonTables.Row> byGroup(
      CaseTable cases, List<GroupColumn> groups, List<Integer> leading) {
    List<ReasonTables.Row> rows = new ArrayList<>();
    for (GroupColumn group : groups) {
      long[][] counts = new long[group.codes()][counted.size()];
      for (int i = 0; i < cases.size(); i++) {
        if (cases.reason(i) > 0) {
          counts[group.code(i)][cases.reason(i) - 1]++;
        }
      }
      for (int code : group.shown()) {
        Text value = Groups.shown(group.value(code));
        Text name = new Text(group.name() + ": " + value.en(), group.name() + "：" + value.zh());
        ReasonTables.Row row = row(name, counts[code], leading);
        if (row.declined() > 0) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
