package io.verdict.replay.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A CSV file that is written under another name, hashed on the way, and takes its own name when it
 * is complete.
 */
final class HashedCsv implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final MessageDigest digest;
  private final BufferedWriter writer;
  private boolean isFinished;

  HashedCsv(Path file, List<String> header) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new DigestOutputStream(Files.newOutputStream(unfinished), digest),
                StandardCharsets.UTF_8));
    row(header);
  }

  void row(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      writer.write(quoted(cells.get(i)));
    }
    writer.write('\n');
  }

  private static String quoted(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }

  /** Completes the file; its SHA-256 in hexadecimal digits. */
  String finish() throws IOException {
    writer.close();
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    isFinished = true;
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    if (!isFinished) {
      writer.close();
      Files.deleteIfExists(unfinished);
    }
  }
}
