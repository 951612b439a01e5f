package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.Answer;
import io.verdict.engine.service.DecisionService;
import io.verdict.engine.service.DecisionServiceOptions;
import io.verdict.features.velocity.FeatureCounters;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No byte of a decision, from the windows to the journal, depends on what happens after it: neither
 * facts of the future that are told too early, nor whether the future is told at all.
 */
class PlantedFutureTest {
  private static final long SEED = Long.getLong("verdict.seed", 41L);
  private static final long START = 1_733_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final int STEPS = 4_000;
  private static final DecisionServiceOptions OPTIONS =
      new DecisionServiceOptions(2, 86_400_000, 10_000);

  private static final String POLICY =
      """
      policy fraud "Planted future" version 1 effective 2024-01-01 zone UTC
      event application { id_no: key  device.id: key  amount: money(CNY) }
      event repayment { id_no: key  paid: money(CNY) }
      event fraud_label { id_no: key }
      input {
        app.time  : instant    required
        id_no     : key        required
        device.id : key        required
        amount    : money(CNY) required
      }
      window ids_7d    = distinct(id_no) of application by device.id over 7d include current exact
      window asked_24h = sum(amount) of application by id_no over 24h exclude current exact
      window paid_30d  = sum(paid) of repayment by id_no over 30d exclude current exact
      window last_paid = last(paid) of repayment by id_no over 90d exclude current exact
      window paid_ago  = since() of repayment by id_no over 90d exclude current exact
      graph ring of application over id_no link device.id labels fraud_label within 30d
      reason SHARED "Several identities" untold
      reason LINKED "Linked to confirmed frauds" untold
      reason HASTE  "Much asked at once" untold
      rule F1 reject reason SHARED on unknown skip when ids_7d >= 7
      rule F2 score 30 reason LINKED on unknown skip when ring.labelled >= 1
      rule F3 score 25 reason HASTE on unknown skip when asked_24h >= 30_000 CNY
      rule F4 score 15 reason HASTE on unknown skip when paid_30d < 100 CNY
      rule F5 score 10 reason HASTE on unknown skip when last_paid >= 400 CNY
      total fraud_score of scores { [40..60) -> review  [60..) -> reject }
      """;

  @TempDir Path folder;

  /** A fact or an application of the history. */
  private record Step(
      int number, long timeMillis, String kind, long person, long device, long minor) {
    boolean isApplication() {
      return kind.equals("application");
    }
  }

  private static List<Step> history() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Step> steps = new ArrayList<>();
    long time = START;
    for (int i = 0; i < STEPS; i++) {
      time += random.nextLong(4 * MINUTE);
      int kind = random.nextInt(10);
      steps.add(
          new Step(
              i,
              time,
              kind < 5 ? "application" : kind < 9 ? "repayment" : "fraud_label",
              random.nextLong(150),
              random.nextLong(80),
              random.nextLong(kind < 5 ? 20_000_00 : 500_00)));
    }
    return steps;
  }

  /** What a service answered and kept. */
  private record Kept(List<String> records, FeatureCounters told) {}

  /**
   * Decides a history.
   *
   * @param aheadMillis how much too early facts are told; the store refuses those more than five
   *     minutes ahead, which come again at their time
   */
  private Kept decide(String name, List<Step> steps, long aheadMillis) throws Exception {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("fraud.policy", POLICY));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    List<StageModel> models = compiled.models();
    AtomicLong now = new AtomicLong(START);
    StoreOptions options =
        StoreOptions.defaults()
            .withCapacity(256L << 20, 1 << 12)
            .withKnownSince(0)
            .withClock(now::get, 5 * MINUTE);
    Path at = folder.resolve(name);
    FeatureCounters told;
    try (SlabFeatureStore store = SlabFeatureStore.open(options);
        Journal journal = Journal.open(at, JournalOptions.of(Durability.PROCESS))) {
      Engine engine = Engine.of(models, store);
      DecisionService service = DecisionService.open(engine, journal, at, now::get, OPTIONS);
      int next = 0;
      for (Step step : steps) {
        now.set(step.timeMillis());
        for (; next < steps.size() && isTold(steps.get(next), now.get() + aheadMillis); next++) {
          tell(engine.features(), steps.get(next));
        }
        if (step.isApplication()) {
          Answer answer = service.decide("app-" + step.number(), record -> fill(record, step));
          assertThat(answer).isNotNull();
        } else {
          tell(engine.features(), step);
        }
      }
      told = store.counters();
    }
    return new Kept(records(at), told);
  }

  private static boolean isTold(Step step, long untilMillis) {
    return step.timeMillis() <= untilMillis;
  }

  private static void tell(Features features, Step step) {
    if (step.isApplication()) {
      return;
    }
    Record fields = features.factLayout(step.kind()).orElseThrow().newRecord();
    fields.setKey(fields.layout().slot("id_no"), 0, step.person());
    if (step.kind().equals("repayment")) {
      fields.money("paid", step.minor());
    }
    features.applyFact(step.kind(), fields, step.timeMillis(), step.number());
  }

  private static void fill(Record record, Step step) {
    record.set(record.layout().slot(Session.TIME_FIELD), step.timeMillis());
    record.setKey(record.layout().slot("id_no"), 0, step.person());
    record.setKey(record.layout().slot("device.id"), 0, step.device());
    record.money("amount", step.minor());
  }

  /** Every record of a journal, byte by byte. */
  private static List<String> records(Path journal) {
    List<String> records = new ArrayList<>();
    try (JournalReader reader = JournalReader.openOldest(journal)) {
      while (reader.next()) {
        ByteBuffer payload = reader.payload();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        records.add(reader.type() + " " + HexFormat.of().formatHex(bytes));
      }
    }
    return records;
  }

  @Test
  void factsOfTheFutureToldTooEarlyChangeNoByteOfADecision() throws Exception {
    System.out.println("planted future test: seed " + SEED);
    List<Step> history = history();
    Kept wanted = decide("wanted", history, 0);
    Kept near = decide("near", history, 5 * MINUTE);
    Kept far = decide("far", history, 30 * 24 * 60 * MINUTE);
    assertThat(near.told().duplicates()).as("told early, and again").isGreaterThan(1_000);
    assertThat(far.told().future()).as("told much too early").isGreaterThan(1_000);
    assertThat(wanted.records()).hasSizeGreaterThan(1_500);
    assertThat(near.records()).as("seed %d", SEED).isEqualTo(wanted.records());
    assertThat(far.records()).as("seed %d", SEED).isEqualTo(wanted.records());
  }

  @Test
  void theSameFactsHalfAnHourEarlierDoChangeDecisions() throws Exception {
    List<Step> history = history();
    List<Step> earlier = new ArrayList<>();
    for (Step step : history) {
      long time = step.timeMillis() - (step.isApplication() ? 0 : 30 * MINUTE);
      earlier.add(
          new Step(step.number(), time, step.kind(), step.person(), step.device(), step.minor()));
    }
    earlier.sort(Comparator.comparingLong(Step::timeMillis));
    List<String> wanted = decide("now", history, 0).records();
    List<String> changed = decide("earlier", earlier, 0).records();
    assertThat(changed).hasSameSizeAs(wanted).isNotEqualTo(wanted);
  }

  @Test
  void deletingEverythingAfterADecisionChangesNoByteOfIt() throws Exception {
    List<Step> history = history();
    Kept whole = decide("whole", history, 0);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 3; i++) {
      int cut = random.nextInt(STEPS / 10, STEPS);
      Kept part = decide("part-" + i, history.subList(0, cut), 0);
      int decided = part.records().size();
      assertThat(decided).isPositive();
      assertThat(part.records())
          .as("seed %d, first %d steps", SEED, cut)
          .isEqualTo(whole.records().subList(0, decided));
    }
  }
}
