package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that counts its own rejections, against a count by hand. */
class RejectionsTest {
  private static final long SEED = 38;
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int MINUTES_OF_WEEK = 7 * 24 * 60;
  private static final String POLICY =
      """
      policy fraud "Rejections" version 1 effective 2026-01-01 zone UTC
      event rejection { id_no: key }
      input {
        id_no  : key required
        amount : int required
      }
      window id.rejections_7d = count() of rejection by id_no over 7d exclude current exact
      reason F_MUCH  "Too much" untold
      reason F_AGAIN "Rejected again and again" untold
      rule R1 reject reason F_MUCH on unknown review when amount > 90
      rule R2 reject reason F_AGAIN on unknown review when id.rejections_7d >= 3
      """;
  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      time AT as "yyyy-MM-dd HH:mm"
      field id_no  = PERSON
      field amount = AMOUNT
      """;

  @TempDir Path temporary;

  /** An application: its minute, its person, its amount. */
  private record Row(int minute, int person, int amount) {
    String csv(int number) {
      String at = START.plusMinutes(minute).toString().replace('T', ' ');
      return "r" + number + "," + at + ",p" + person + "," + amount;
    }
  }

  @Test
  void aRejectionIsKnownToTheNextApplicationHoweverManyThreadsDecide() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("rejections"));
    Files.writeString(folder.resolve("fraud.policy"), POLICY);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    List<Row> rows = rows();
    StringBuilder csv = new StringBuilder("ID,AT,PERSON,AMOUNT\n");
    for (int i = 0; i < rows.size(); i++) {
      csv.append(rows.get(i).csv(i)).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
    List<String> expected = countedByHand(rows);
    assertThat(expected).contains("R1", "R2", "R1 R2", "");
    assertThat(fired(folder, 1)).as("seed " + SEED).isEqualTo(expected);
    assertThat(fired(folder, 4)).as("seed " + SEED).isEqualTo(expected);
  }

  /** Bursts and lulls over some weeks, by forty persons. */
  private static List<Row> rows() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Row> rows = new ArrayList<>();
    int minute = 0;
    for (int i = 0; i < 3_000; i++) {
      minute += random.nextInt(10) == 0 ? random.nextInt(240) : random.nextInt(10);
      rows.add(new Row(minute, random.nextInt(40), random.nextInt(100)));
    }
    assertThat(minute).isBetween(4 * MINUTES_OF_WEEK, 8 * MINUTES_OF_WEEK);
    return rows;
  }

  private static List<String> countedByHand(List<Row> rows) {
    Map<Integer, Deque<Integer>> rejections = new HashMap<>();
    List<String> fired = new ArrayList<>();
    for (Row row : rows) {
      Deque<Integer> own = rejections.computeIfAbsent(row.person(), key -> new ArrayDeque<>());
      while (!own.isEmpty() && own.peekFirst() <= row.minute() - MINUTES_OF_WEEK) {
        own.pollFirst();
      }
      boolean isMuch = row.amount() > 90;
      boolean isAgain = own.size() >= 3;
      fired.add(isMuch && isAgain ? "R1 R2" : isMuch ? "R1" : isAgain ? "R2" : "");
      if (isMuch || isAgain) {
        own.addLast(row.minute());
      }
    }
    return fired;
  }

  private List<String> fired(Path folder, int threads) throws IOException {
    Path out = temporary.resolve("out" + threads);
    CommandRun run = CommandRun.of("replay", folder, "--out", out, "--threads", threads);
    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("decisions.csv"));
    int column = List.of(lines.get(0).split(",", -1)).indexOf("rules");
    return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
  }
}
