package io.verdict.matcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random calls on the ledger and on its naive twin give the same answers and the same counters. */
final class QuotaLedgerPropertyTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int SCRIPTS = NIGHTLY ? 4_000 : 200;
  private static final int STEPS = 600;
  private static final LedgerLimits LIMITS = new LedgerLimits(8, 2_048);

  private final MemoryLog log = new MemoryLog();
  private final QuotaLedger ledger = QuotaLedger.create(LIMITS, log);
  private final NaiveLedger naive = new NaiveLedger();
  private final LedgerSession session = ledger.newSession();
  private final Chain chain = new Chain();

  @Test
  void equalsTheNaiveLedgerOnRandomScripts() {
    long seed = Long.getLong("verdict.seed", 20_261_201L);
    for (int script = 0; script < SCRIPTS; script++) {
      long scriptSeed = seed + script;
      new QuotaLedgerPropertyTest().run(scriptSeed);
    }
  }

  private void run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 6; i++) {
      CounterSpec spec =
          i % 3 == 0
              ? CounterSpec.count("count/" + i, random.nextInt(1, 40))
              : new CounterSpec(
                  "amount/" + i,
                  Unit.AMOUNT,
                  i == 1 ? 300_000 : CounterSpec.WHOLE,
                  random.nextInt(1, 4_000));
      assertThat(ledger.openCounter(spec)).isEqualTo(i);
      naive.open(spec);
    }
    long now = 1_000_000;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(-200, 1_500);
      step(random, now, "seed " + seed + ", step " + step);
    }
    assertThat(ledger.reconcile()).as("seed %d", seed).isZero();
    assertThat(log.recovered(LIMITS, log.size()).stateHash())
        .as("seed %d: the state that the log tells", seed)
        .isEqualTo(ledger.stateHash());
    int prefix = random.nextInt(6, log.size() + 1);
    QuotaLedger cut = log.recovered(LIMITS, prefix);
    assertThat(cut.reconcile()).as("seed %d, prefix %d", seed, prefix).isZero();
  }

  private void step(SplittableRandom random, long now, String where) {
    session.at(now);
    long id = random.nextInt(120);
    long pending = random.nextInt(120);
    pending = pending == id ? pending + 1 : pending;
    int kind = random.nextInt(13);
    if (kind == 11) {
      List<Integer> counters = randomChain(random);
      LedgerCode answer = session.rebook(id, -id, pending, -pending, chain.amount(0), 4_000);
      assertThat(answer).as(where).isEqualTo(naive.rebook(id, pending, counters, 4_000, now));
    } else if (kind == 12) {
      List<Integer> counters = randomChain(random);
      long[] asked = {random.nextInt(300, 1_500), random.nextInt(1, 300)};
      LedgerCode answer = session.reserveUpTo(id, -id, chain.amount(asked[0]), asked[1], 8_000);
      assertThat(answer).as(where).isEqualTo(naive.reserveUpTo(id, counters, asked, 8_000, now));
    } else if (kind < 5 || kind == 10) {
      List<Integer> counters = randomChain(random);
      long amount = random.nextInt(8) == 0 ? 0 : random.nextInt(1, 900);
      long timeout = random.nextInt(1, 3) * 4_000L;
      LedgerCode answer = session.reserve(id, -id, chain.amount(amount), timeout);
      assertThat(answer).as(where).isEqualTo(naive.reserve(id, counters, amount, timeout, now));
    } else if (kind < 9) {
      Verb verb = random.nextInt(5) == 0 ? Verb.FORCE : kind < 7 ? Verb.POST : Verb.RELEASE;
      long amount =
          verb == Verb.RELEASE
              ? 0
              : random.nextInt(3) == 0 ? random.nextInt(600) : LedgerSession.ALL;
      LedgerCode answer =
          switch (verb) {
            case POST -> session.post(id, -id, pending, -pending, amount);
            case FORCE -> session.forcePost(id, -id, pending, -pending, amount);
            case RELEASE -> session.release(id, -id, pending, -pending);
          };
      assertThat(answer).as(where).isEqualTo(naive.resolve(verb, id, pending, amount, now));
    } else {
      assertThat(session.expire()).as(where).isEqualTo(naive.expire(now));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(ledger.available(i)).as(where).isEqualTo(naive.available(i));
    }
  }

  private List<Integer> randomChain(SplittableRandom random) {
    List<Integer> counters = new ArrayList<>();
    chain.clear();
    int first = random.nextInt(6);
    int count = random.nextInt(1, 6);
    for (int i = 0; i < count; i++) {
      counters.add((first + i) % 6);
      chain.add((first + i) % 6);
    }
    return counters;
  }
}
