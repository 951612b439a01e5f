package io.verdict.engine.journal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Child of the tests: appends records without end and reports each acknowledged number through the
 * pipe, until it is killed.
 */
public final class JournalWriterMain {

  private JournalWriterMain() {}

  /** Arguments: directory, durability, number of the first payload. */
  public static void main(String[] arguments) throws IOException {
    Durability durability = Durability.valueOf(arguments[1]);
    JournalOptions options = JournalOptions.of(durability).withSegmentBytes(256 << 10);
    try (Journal journal = Journal.open(Path.of(arguments[0]), options)) {
      DataOutputStream pipe =
          new DataOutputStream(
              new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64));
      while (true) {
        byte[] payload = payload(journal.lastSequence() + 1);
        pipe.writeLong(journal.append(1, payload, 0, payload.length));
      }
    } catch (JournalException refused) {
      PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      errors.println(refused.code() + " " + refused.getMessage());
      System.exit(3);
    }
  }

  /** The only payload that the record with this number may have. */
  static byte[] payload(long sequence) {
    byte[] payload = new byte[(int) (sequence * 37 % 900)];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (sequence * 31 + i);
    }
    return payload;
  }
}
