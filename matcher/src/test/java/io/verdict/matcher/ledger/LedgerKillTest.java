package io.verdict.matcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies in the middle of its work loses nothing that it had been assured of. */
final class LedgerKillTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int CYCLES = NIGHTLY ? 200 : 20;

  @TempDir Path directory;

  private final TreeMap<Long, String> assured = new TreeMap<>();

  @Test
  void losesNothingAcknowledgedAndBreaksNoLimit() throws Exception {
    SplittableRandom random = new SplittableRandom(Long.getLong("verdict.seed", 42L));
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      int before = assured.size();
      killAfter(200 + random.nextInt(1_500), cycle * 10_000_000L);
      check(cycle);
      assertThat(assured.size()).as("cycle %d did something", cycle).isGreaterThan(before);
    }
  }

  /** Lets a process work until it has said a number of things, and kills it. */
  private void killAfter(int words, long firstId) throws IOException, InterruptedException {
    Process victim =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LedgerVictim.class.getName(),
                    directory.toString(),
                    Long.toString(firstId)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = reader.readLine();
      while (line != null) {
        said.add(line);
        if (said.size() == words) {
          victim.toHandle().destroyForcibly(); // the process's own method would close the stream
        }
        line = reader.readLine();
      }
    }
    victim.waitFor();
    for (String line : said) {
      int space = line.indexOf(' ');
      if (line.endsWith(".")) { // the last line may be torn
        long id = Long.parseLong(line.substring(space + 1, line.length() - 1));
        assured.put(id, line.substring(0, space));
      }
    }
  }

  private void check(int cycle) {
    try (DurableLedger durable = LedgerVictim.open(directory)) {
      QuotaLedger ledger = durable.ledger();
      assertThat(ledger.reconcile()).as("cycle %d: conservation", cycle).isZero();
      for (int i = 0; i < LedgerVictim.COUNTERS; i++) {
        assertThat(ledger.available(i)).as("cycle %d, counter %d", cycle, i).isNotNegative();
      }
      LedgerSession session = ledger.newSession().at(2);
      Chain chain = new Chain();
      assured.forEach(
          (id, fate) -> {
            LedgerCode again =
                switch (fate) {
                  case "released" -> session.release(id, 3, id, 1);
                  case "posted" -> session.post(id, 2, id, 1, LedgerSession.ALL);
                  default ->
                      session.reserve(
                          id, 1, LedgerVictim.chain(id, chain), LedgerVictim.TIMEOUT_MILLIS);
                };
            assertThat(again).as("cycle %d: %s %d", cycle, fate, id).isEqualTo(LedgerCode.EXISTS);
          });
      List<Long> open = new ArrayList<>();
      ledger.forEachPending((high, low, amount) -> open.add(high));
      for (long id : open) {
        assertThat(session.release(id, 3, id, 1)).isEqualTo(LedgerCode.OK);
        assured.put(id, "released");
      }
    }
  }
}
