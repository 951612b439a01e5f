package io.verdict.replay.world.file;

import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The sealed truth about each application: intent, latent traits and true finances.
 *
 * <p>The world and the report read it; the engine and its stores never do. Applications are
 * addressed by key, which is the number in {@code app.id} and the row in the file.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> about 60 bytes an application, once.
 */
public final class SealedTruth {
  /** Name of the file in the directory of a history. */
  public static final String FILE = "truth.csv.gz";

  private static final double TRAIT_UNIT = 1e-6;
  private final TruthColumns columns;

  private SealedTruth(TruthColumns columns) {
    this.columns = columns;
  }

  /**
   * Reads the truth of a history.
   *
   * @throws IOException if the file is not there, cut off, or not what the generator writes; the
   *     message names the file and the line
   */
  public static SealedTruth read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    TruthColumns columns = new TruthColumns();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.US_ASCII))) {
      String line = reader.readLine();
      if (!TruthWriter.HEADER.equals(line)) {
        throw new IOException(
            file + ":1: not the header of a truth file.\n  Generate the history again.");
      }
      TruthLine parser = new TruthLine();
      for (line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!parser.parse(line, columns)) {
          throw new IOException(
              file
                  + ":"
                  + (columns.count() + 2)
                  + ": not a line of a truth file.\n"
                  + "  Generate the history again.");
        }
      }
    }
    return new SealedTruth(columns);
  }

  /**
   * The key of an application id such as {@code A000000017}.
   *
   * @throws IllegalArgumentException if the id was not made by the generator
   */
  public static long applicationKey(String appId) {
    if (appId.length() < 2 || appId.charAt(0) != 'A') {
      throw new IllegalArgumentException(
          "This application id was not made by the generator.\n  It must be 'A' and digits.");
    }
    return Long.parseLong(appId, 1, appId.length(), 10);
  }

  /** Number of applications; keys run from 0 to one less. */
  public int count() {
    return columns.count();
  }

  /** Key of the person; the same for all applications of one person. */
  public long person(long application) {
    return columns.person(row(application));
  }

  /** Local seconds of the application. */
  public long time(long application) {
    return columns.time(row(application));
  }

  /** What the person really is. */
  public FraudType fraudType(long application) {
    return columns.type(row(application));
  }

  /** What brought the person. */
  public EpisodeKind episodeKind(long application) {
    return columns.kind(row(application));
  }

  /** Key of the ring or other group that the person came with, or 0. */
  public long episode(long application) {
    return columns.episode(row(application));
  }

  /** Discipline D. */
  public double discipline(long application) {
    return columns.scaled(TruthColumns.DISCIPLINE, row(application)) * TRAIT_UNIT;
  }

  /** Stability S. */
  public double stability(long application) {
    return columns.scaled(TruthColumns.STABILITY, row(application)) * TRAIT_UNIT;
  }

  /** Hunger for credit H. */
  public double hunger(long application) {
    return columns.scaled(TruthColumns.HUNGER, row(application)) * TRAIT_UNIT;
  }

  /** Capacity C. */
  public double capacity(long application) {
    return columns.scaled(TruthColumns.CAPACITY, row(application)) * TRAIT_UNIT;
  }

  /** The hidden risk index x0. */
  public double riskIndex(long application) {
    return columns.scaled(TruthColumns.RISK, row(application)) * TRAIT_UNIT;
  }

  /** True monthly income in fen. */
  public long incomeMinor(long application) {
    return columns.scaled(TruthColumns.INCOME, row(application));
  }

  /** Verified monthly income in fen, also where the engine did not get it. */
  public long verifiedIncomeMinor(long application) {
    return columns.scaled(TruthColumns.VERIFIED, row(application));
  }

  /** Debt service a month before the new loan, in fen. */
  public long debtServiceMinor(long application) {
    return columns.scaled(TruthColumns.SERVICE, row(application));
  }

  private int row(long application) {
    if (application < 0 || application >= columns.count()) {
      throw new IllegalArgumentException(
          "application key " + application + " is not in 0.." + (columns.count() - 1));
    }
    return (int) application;
  }
}
