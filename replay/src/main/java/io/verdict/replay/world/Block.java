package io.verdict.replay.world;

import io.verdict.replay.world.file.AsciiText;
import io.verdict.replay.world.file.ListBook;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.file.RowWriter;
import io.verdict.replay.world.file.TruthWriter;
import io.verdict.replay.world.people.Applicant;
import io.verdict.replay.world.people.ApplicantFactory;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.MonthPlan;
import io.verdict.replay.world.plan.Slot;
import java.io.IOException;

/** A run of applications of one month, made and compressed by one worker. */
final class Block {
  static final int ROWS = 4_096;

  final AsciiText rows = new AsciiText();
  final AsciiText truth = new AsciiText();
  final ListBook lists = new ListBook();
  final long[] fraud = new long[FraudType.values().length];
  final int count;
  byte[] rowsPacked = {};
  byte[] truthPacked = {};

  private Block(int count) {
    this.count = count;
  }

  /** Makes the rows of {@code plan} from {@code from} to {@code to}, exclusive. */
  static Block make(ApplicantFactory people, MonthPlan plan, long firstRow, int from, int to)
      throws IOException {
    Block block = new Block(to - from);
    TruthWriter truth = new TruthWriter(block.truth);
    if (firstRow + from == 0) {
      RowWriter.header(block.rows);
      truth.header();
    }
    Slot slot = new Slot();
    Row row = new Row();
    for (int i = from; i < to; i++) {
      plan.read(i, slot);
      Applicant applicant = people.make(slot, firstRow + i, row, block.lists);
      RowWriter.write(row, block.rows);
      write(applicant, firstRow + i, truth);
      block.fraud[applicant.type().ordinal()]++;
    }
    block.rowsPacked = GzipMember.of(block.rows);
    block.truthPacked = GzipMember.of(block.truth);
    return block;
  }

  private static void write(Applicant a, long number, TruthWriter truth) {
    truth
        .begin(number, a.time(), a.person())
        .fraud(a.type(), a.kind(), a.episode())
        .trait(a.discipline())
        .trait(a.stability())
        .trait(a.hunger())
        .trait(a.capacity())
        .trait(a.riskIndex())
        .money(a.income())
        .money(a.verified())
        .money(a.debtService())
        .end();
  }
}
