package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A small text file that is replaced as a whole and ends in the SHA-256 of its other lines, so that
 * a person can read it and a program knows whether it is whole.
 *
 * <p>First line: what it is and its format version. Last line: {@code checksum} and the hash.
 */
final class SealedText {

  /** Largest file: 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  private static final String SEAL = "checksum ";

  private SealedText() {}

  /** Replaces the file; {@code lines} are without line ends and without the seal. */
  static void write(Path file, String header, List<String> lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(seal(header, lines).getBytes(StandardCharsets.UTF_8));
    if (bytes.remaining() > MAX_BYTES) {
      throw new StoreException(
          Code.INVALID, file + ": would exceed 16 MiB\n  remove artifacts that nothing uses");
    }
    PrivateFiles.replace(file, bytes);
  }

  /** Returns the lines between header and seal; empty when there is no such file. */
  static List<String> read(Path file, String header) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw damaged(file);
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = Arrays.asList(text.split("\n", -1));
    int last = lines.size() - 2;
    if (last < 1 || !lines.get(0).equals(header)) {
      throw damaged(file);
    }
    List<String> body = List.copyOf(lines.subList(1, last));
    if (!seal(header, body).equals(text)) {
      throw damaged(file);
    }
    return body;
  }

  private static String seal(String header, List<String> lines) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (String line : lines) {
      text.append(line).append('\n');
    }
    String hash = Sha256.of(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    return text.append(SEAL).append(hash).append('\n').toString();
  }

  static StoreException damaged(Path file) {
    return new StoreException(
        Code.DAMAGED, file + ": checksum or format is wrong\n  restore the file from a copy");
  }
}
