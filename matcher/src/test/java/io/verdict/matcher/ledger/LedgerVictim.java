package io.verdict.matcher.ledger;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The process that is killed: works on a ledger and says what it was assured of. */
final class LedgerVictim {
  static final LedgerLimits LIMITS = new LedgerLimits(16, 1 << 20);
  static final int COUNTERS = 6;
  static final long TIMEOUT_MILLIS = 1_000_000;

  private static final JournalOptions OPTIONS =
      JournalOptions.of(Durability.GROUP).withGroupMillis(1).withSegmentBytes(1 << 20);

  private LedgerVictim() {}

  static DurableLedger open(Path directory) {
    DurableLedger durable = DurableLedger.open(directory, LIMITS, OPTIONS);
    for (int i = 0; i < COUNTERS; i++) {
      durable.ledger().openCounter(CounterSpec.amount("limit/" + i, 500_000));
    }
    return durable;
  }

  static Chain chain(long id, Chain chain) {
    chain.clear().amount(1 + id % 97);
    for (int i = 0; i < 3; i++) {
      chain.add((int) ((id + i) % COUNTERS));
    }
    return chain;
  }

  public static void main(String[] args) throws Exception {
    DurableLedger durable = open(Path.of(args[0]));
    long firstId = Long.parseLong(args[1]);
    for (int thread = 0; thread < 2; thread++) {
      long from = firstId + thread;
      Thread worker = new Thread(() -> work(durable.ledger(), from));
      worker.start();
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void work(QuotaLedger ledger, long from) {
    LedgerSession session = ledger.newSession().at(1);
    SplittableRandom random = new SplittableRandom(from);
    Chain chain = new Chain();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    try {
      for (long id = from; ; id += 2) {
        if (session.reserve(id, 1, chain(id, chain), TIMEOUT_MILLIS) != LedgerCode.OK) {
          continue;
        }
        say(session, out, "reserved " + id);
        int fate = random.nextInt(10);
        if (fate < 7) {
          session.release(id, 3, id, 1);
          say(session, out, "released " + id);
        } else if (fate < 9) {
          session.post(id, 2, id, 1, LedgerSession.ALL);
          say(session, out, "posted " + id);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says nothing before it is durable: that is the promise under test. */
  private static void say(LedgerSession session, PrintStream out, String words)
      throws InterruptedException {
    if (session.awaitDurable(TimeUnit.SECONDS.toNanos(10))) {
      out.println(words + ".");
    }
  }
}
