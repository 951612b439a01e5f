package io.verdict.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.ArtifactStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies are swapped while two threads decide: no decision is a mixture, and nothing grows. */
class HotSwapTest {
  private static final int GENERATIONS = 20;
  private static final int SWAPS =
      "nightly".equals(System.getProperty("verdict.budget")) ? 1_000 : 250;

  @TempDir Path folder;

  @Test
  void noDecisionMixesTwoPoliciesAndNothingGrows() throws Exception {
    ArtifactStore store = ArtifactStore.open(folder);
    List<List<Entry>> generations = new ArrayList<>();
    for (int version = 1; version <= GENERATIONS; version++) {
      generations.add(Generations.both(store, version));
    }
    store.activation().activate(generations.get(0));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    AtomicLong decisions = new AtomicLong();
    try (LiveEngine live =
        LiveEngine.open(store, LiveOptions.of(Trust.anything(), () -> 1_800_000_000_000L))) {
      boolean[] isOver = {false};
      Callable<Integer> deciding = () -> decide(live, decisions, isOver);
      List<Future<Integer>> running = List.of(threads.submit(deciding), threads.submit(deciding));
      for (int swap = 0; swap < SWAPS / 10; swap++) {
        swap(store, live, generations, swap);
      }
      int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
      for (int swap = SWAPS / 10; swap < SWAPS; swap++) {
        swap(store, live, generations, swap);
      }
      isOver[0] = true;
      int mixed = 0;
      for (Future<Integer> done : running) {
        mixed += done.get();
      }
      assertThat(mixed).as("mixed decisions").isZero();
      assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
          .as("classes loaded by swapping")
          .isLessThan(100);
      assertThat(live.engines()).as("engines kept").isLessThanOrEqualTo(1 + 16);
      assertThat(live.health().revision()).isEqualTo(SWAPS + 1);
      System.out.println(SWAPS + " swaps under " + decisions + " decisions, " + mixed + " mixed");
    } finally {
      threads.shutdownNow();
    }
  }

  private static void swap(
      ArtifactStore store, LiveEngine live, List<List<Entry>> generations, int swap) {
    store.activation().activate(generations.get((swap + 1) % GENERATIONS));
    live.refresh();
  }

  private static int decide(LiveEngine live, AtomicLong decisions, boolean[] isOver) {
    int mixed = 0;
    Map<Object, Session> sessions = new HashMap<>();
    while (!isOver[0]) {
      var engine = live.choose(Engines.BASE, Applicant.NONE).engine();
      if (sessions.size() > 2 * GENERATIONS) {
        sessions.clear();
      }
      Session session = sessions.computeIfAbsent(engine, e -> engine.newSession());
      session.record().clear();
      session.record().integer("devices", 1).integer("age", 60);
      Decision decision = session.decide();
      String fraud = decision.firedRules(Stage.FRAUD).get(0).substring(2);
      String credit = decision.firedRules(Stage.CREDIT).get(0).substring(2);
      String reason = decision.reasons().get(0).code().substring(4);
      boolean isWhole = fraud.equals(credit) && credit.equals(reason);
      mixed += isWhole ? 0 : 1;
      decisions.incrementAndGet();
    }
    return mixed;
  }
}
