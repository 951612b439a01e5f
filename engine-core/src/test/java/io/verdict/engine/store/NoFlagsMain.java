package io.verdict.engine.store;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Child of the tests: uses what needs no flag, then asks for the map. */
public final class NoFlagsMain {

  private NoFlagsMain() {}

  /** Argument: a directory. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path directory = Path.of(arguments[0]);
    ArtifactStore files = ArtifactStore.open(directory);
    String hash = files.put("loan", 1, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    if (files.read(hash).remaining() == 3 && files.map(hash).remaining() == 3) {
      out.println("artifact read");
    }
    Path journalDirectory = directory.resolve("journal");
    JournalOptions options =
        JournalOptions.of(Durability.SYNC).withSegmentBytes(JournalOptions.MIN_SEGMENT_BYTES);
    try (Journal journal = Journal.open(journalDirectory, options)) {
      journal.append(1, new byte[100], 0, 100);
    }
    try (JournalReader reader = JournalReader.open(journalDirectory, 1)) {
      out.println("journal read " + (reader.next() ? reader.sequence() : 0));
    }
    try {
      ChronicleModelStore.open(directory.resolve("models"), files).close();
      out.println("map opened");
    } catch (StoreException refused) {
      out.println(refused.code() + " " + refused.getMessage());
    }
  }
}
