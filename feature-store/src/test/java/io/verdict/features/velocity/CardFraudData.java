package io.verdict.features.velocity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The simulated card transactions that lie beside the project or under {@code -Dverdict.data=DIR}.
 */
final class CardFraudData {
  /** A transaction; the amount in cents, the time in UTC. */
  record Transaction(long id, long timeMillis, long customer, long terminal, long cents) {}

  private static final String FILE = "card-fraud-sim/transactions_2018-06-01_2018-08-14.csv.gz";

  private CardFraudData() {}

  static Path file() {
    String root = System.getProperty("verdict.root", "..");
    String data = System.getProperty("verdict.data", root + "/../shared/data");
    return Path.of(data).resolve(FILE);
  }

  static List<Transaction> read() throws IOException {
    List<Transaction> transactions = new ArrayList<>(720_000);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file()), 1 << 16),
                StandardCharsets.US_ASCII))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        transactions.add(
            new Transaction(
                Long.parseLong(cells[0]),
                millis(cells[1]),
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]),
                Math.round(Double.parseDouble(cells[4]) * 100)));
      }
    }
    return transactions;
  }

  private static long millis(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
