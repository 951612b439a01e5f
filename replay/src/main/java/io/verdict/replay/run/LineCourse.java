package io.verdict.replay.run;

import io.verdict.engine.artifact.Outcome;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.LoanTables;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What drawdowns, line changes and restrictions had to do with how the lines ended. */
final class LineCourse {
  private static final int ALLOWED = 0;
  private static final int LESS = 1;
  private static final int BLOCKED = 2;

  private final long[] requests = new long[3];
  private final long[] amounts = new long[3];
  private final long[] lines = new long[3];
  private final long[] bads = new long[3];
  private final List<Integer> leads = new ArrayList<>();
  private long ups;
  private long downs;
  private long upMinor;
  private long downMinor;
  private long bad;
  private long warned;
  private long restricted;
  private long sound;
  private long alarms;

  /** A drawdown that was decided. */
  void drawn(LoanState loan, Outcome outcome, long amountMinor) {
    int kind = outcome == Outcome.BLOCK ? BLOCKED : outcome == Outcome.ALLOW_LESS ? LESS : ALLOWED;
    requests[kind]++;
    amounts[kind] += amountMinor;
    loan.drawKinds |= 1 << kind;
    if (kind != ALLOWED) {
      restricted(loan);
    }
  }

  /** A line that was changed. */
  void moved(LoanState loan, long fromMinor, long toMinor) {
    if (toMinor > fromMinor) {
      ups++;
      upMinor += toMinor - fromMinor;
    } else if (toMinor < fromMinor) {
      downs++;
      downMinor += fromMinor - toMinor;
      restricted(loan);
    }
  }

  /** A line that was cut, frozen, closed or refused a drawdown for the first time. */
  void restricted(LoanState loan) {
    loan.firstRestrictedMob = loan.firstRestrictedMob < 0 ? loan.lastMob : loan.firstRestrictedMob;
  }

  /** A line that has been lived to its end. */
  void ended(LoanState loan) {
    boolean isBad = loan.firstM3PlusMob >= 0;
    for (int kind = 0; kind < lines.length; kind++) {
      boolean isOfKind = (loan.drawKinds & 1 << kind) != 0;
      lines[kind] += isOfKind ? 1 : 0;
      bads[kind] += isOfKind && isBad ? 1 : 0;
    }
    boolean isRestricted = loan.firstRestrictedMob >= 0;
    if (isBad) {
      boolean isInTime = isRestricted && loan.firstRestrictedMob < loan.firstM3PlusMob;
      bad++;
      restricted += isInTime ? 1 : 0;
      warned += isRestricted && loan.firstRestrictedMob < loan.firstM1PlusMob ? 1 : 0;
      if (isInTime) {
        leads.add(loan.firstM3PlusMob - loan.firstRestrictedMob);
      }
    } else if (loan.isDrawn && loan.firstM2PlusMob < 0) {
      sound++;
      alarms += isRestricted ? 1 : 0;
    }
  }

  LoanTables.Warning warning() {
    int[] sorted = leads.stream().mapToInt(Integer::intValue).sorted().toArray();
    int half = sorted.length / 2;
    double median =
        sorted.length == 0
            ? Double.NaN
            : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    return new LoanTables.Warning(
        rate(warned, bad), rate(restricted, bad), median, rate(alarms, sound));
  }

  LoanTables.Lines lines() {
    return new LoanTables.Lines(ups, downs, upMinor, downMinor);
  }

  boolean hasDraws() {
    return Arrays.stream(requests).sum() > 0;
  }

  List<LoanTables.Draws> draws() {
    return List.of(
        draws(new Text("granted", "全额放行"), ALLOWED),
        draws(new Text("granted in part", "降额放行"), LESS),
        draws(new Text("blocked", "拦截"), BLOCKED));
  }

  private LoanTables.Draws draws(Text name, int kind) {
    return new LoanTables.Draws(name, rate(bads[kind], lines[kind]), requests[kind], amounts[kind]);
  }

  private static Rate rate(long hits, long of) {
    return of == 0 ? Rate.NONE : new Rate(hits, of);
  }
}
