package io.verdict.replay.run;

import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.InLoanPart;
import io.verdict.replay.report.part.LoanTables;
import io.verdict.replay.report.part.VintagesPart;
import io.verdict.replay.stats.VintageCurves;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The parts of the report that follow the loans. */
final class LoanParts {
  private static final int MAX_MOB = 12;

  private final LoanBook book;

  /** Parts of a book, which may be null. */
  LoanParts(LoanBook book) {
    this.book = book;
  }

  void addTo(ReportModel.Builder report) {
    if (book == null || book.loans().isEmpty()) {
      Text why = new Text("no world answers for the loans' months", "没有贷后月份数据");
      report.unavailable(Part.VINTAGES, why);
      report.unavailable(Part.IN_LOAN, why);
      return;
    }
    report.add(vintages());
    report.add(inLoan());
  }

  private Section vintages() {
    InLoanTally loans = book.tally();
    List<YearMonth> vintages =
        new ArrayList<>(new TreeSet<>(book.loans().stream().map(loan -> loan.vintage).toList()));
    return VintagesPart.section(
        vintages.stream().map(month -> Text.of(month.toString())).toList(),
        List.of(
            curves(
                vintages,
                "m3-plus",
                new Text("ever 91+ days past due", "曾逾期 91 天以上"),
                loan -> loan.firstM3PlusMob),
            curves(
                vintages,
                "m2-plus",
                new Text("ever 31+ days past due", "曾逾期 31 天以上"),
                loan -> loan.firstM2PlusMob),
            curves(
                vintages,
                "m1-plus",
                new Text("ever 1+ days past due", "曾逾期 1 天以上"),
                loan -> loan.firstM1PlusMob)),
        buckets(),
        loans.rolls,
        loans.months().stream().map(Text::of).toList(),
        List.of(
            new VintagesPart.MonthEnds(
                new Text("91–180 days past due", "逾期 91–180 天"), loans.m3PlusShares()),
            new VintagesPart.MonthEnds(
                new Text("written off in the month", "当月核销"), loans.lossShares())));
  }

  private VintagesPart.Curves curves(
      List<YearMonth> vintages, String id, Text definition, ToIntFunction<LoanState> first) {
    VintageCurves curves = new VintageCurves(vintages.size(), MAX_MOB);
    for (LoanState loan : book.loans()) {
      if (loan.isDrawn) {
        int observed = loan.isOver ? MAX_MOB : Math.min(MAX_MOB, loan.lastMob);
        int mob = first.applyAsInt(loan);
        boolean isNever = mob < 0 || mob > observed;
        curves.add(
            vintages.indexOf(loan.vintage),
            observed,
            isNever ? VintageCurves.NEVER : Math.max(1, mob));
      }
    }
    return new VintagesPart.Curves(id, definition, curves);
  }

  private static List<Text> buckets() {
    List<Text> names = new ArrayList<>();
    for (int bucket = 0; bucket < InLoanTally.BUCKETS; bucket++) {
      boolean isLast = bucket == InLoanTally.BUCKETS - 1;
      names.add(isLast ? new Text("charged off", "核销") : Text.of("M" + bucket));
    }
    return names;
  }

  private Section inLoan() {
    InLoanTally loans = book.tally();
    Section section = InLoanPart.section(loans.actionNames(), loans.bands(), loans.triggers());
    LineCourse course = book.course();
    if (section.isUnavailable()) {
      return section;
    }
    Section whole =
        section.plus(LoanTables.lines(course.lines(), "CNY"), LoanTables.warning(course.warning()));
    return course.hasDraws() ? whole.plus(LoanTables.draws(course.draws(), "CNY")) : whole;
  }
}
