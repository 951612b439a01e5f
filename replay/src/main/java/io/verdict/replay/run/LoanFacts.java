package io.verdict.replay.run;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Type;
import io.verdict.replay.world.loan.DrawRequest;
import io.verdict.replay.world.loan.MonthOutcome;
import java.util.function.IntConsumer;

/**
 * Puts what is known of a running loan into the slots that an in-loan policy names; names that the
 * policy does not have are left out.
 */
final class LoanFacts {
  private static final long MICROS = 1_000_000;

  private final RecordLayout layout;

  LoanFacts(RecordLayout layout) {
    this.layout = layout;
  }

  void fill(Record record, MonthOutcome month, LoanState loan) {
    number(record, "account.dpd", month.standing().dpd());
    number(record, "account.dpd_bucket", month.standing().bucket());
    number(record, "account.mob", month.mob());
    number(record, "account.m1_count_6m", month.standing().m1Count6m());
    number(record, "account.months_since_last_miss", month.standing().monthsSinceLastMiss());
    share(record, "line.utilisation", month.standing().utilisationMicros());
    number(record, "draw.count_3m", month.standing().draws3m());
    number(record, "bureau.inq_1m_refresh", month.signals().inquiries1m());
    number(record, "bureau.inq_3m_refresh", month.signals().inquiries3m());
    number(record, "bureau.external_overdue_3m", month.signals().externalOverdue3m() ? 1 : 0);
    number(record, "bureau.external_overdue_new", month.signals().externalOverdue() ? 1 : 0);
    number(record, "payment.failed_debits_3m", month.signals().failedDebits3m());
    number(record, "line.balance", month.cash().balanceMinor());
    number(record, "line.drawn", month.cash().balanceMinor());
    boolean knowsBoth = layout.schema().slotOf("line.current") >= 0;
    number(record, knowsBoth ? "line.current" : "line.amount", loan.line());
    number(record, "line.months_since_increase", loan.monthsSinceIncrease());
    symbol(record, "trigger.type", "monthly");
    number(record, "draw.amount", 0);
  }

  void fillDraw(Record record, DrawRequest request) {
    symbol(record, "trigger.type", "drawdown");
    number(record, "draw.amount", request.amountMinor());
  }

  private void number(Record record, String name, long value) {
    withSlot(name, slot -> record.set(slot, value));
  }

  private void share(Record record, String name, long micros) {
    withSlot(
        name,
        slot -> {
          Type type = layout.schema().field(slot).type();
          long unit = 1;
          for (int digit = 0; digit < type.scale(); digit++) {
            unit *= 10;
          }
          record.set(slot, micros * unit / MICROS);
        });
  }

  private void symbol(Record record, String name, String symbol) {
    withSlot(name, slot -> record.setSymbol(slot, symbol));
  }

  private void withSlot(String name, IntConsumer use) {
    int slot = layout.schema().slotOf(name);
    if (slot >= 0) {
      use.accept(slot);
    }
  }
}
