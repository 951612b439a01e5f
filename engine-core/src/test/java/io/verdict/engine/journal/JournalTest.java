package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.journal.JournalException.Code;
import io.verdict.engine.process.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final JournalOptions SMALL =
      JournalOptions.of(Durability.PROCESS).withSegmentBytes(64 << 10);

  @TempDir Path temporary;

  @Test
  void returnsWhatWasAppendedInOrderAndGoesOnAfterReopening() {
    Path directory = temporary.resolve("journal");
    try (Journal journal = Journal.open(directory, SMALL)) {
      assertThat(journal.append(7, ascii("first"))).isEqualTo(1);
      assertThat(journal.append(65_535, new byte[] {1, 2, 3}, 1, 1)).isEqualTo(2);
      assertThat(journal.append(0, ByteBuffer.allocateDirect(0))).isEqualTo(3);
    }
    try (Journal journal = Journal.open(directory, SMALL)) {
      assertThat(journal.lastSequence()).isEqualTo(3);
      assertThat(journal.append(8, ascii("fourth"))).isEqualTo(4);
      assertThat(read(directory, 1))
          .containsExactly("1 7 first", "2 65535 \u0002", "3 0 ", "4 8 fourth");
      assertThat(read(directory, 4)).containsExactly("4 8 fourth");
      assertThat(read(directory, 5)).isEmpty();
    }
  }

  @Test
  void leavesThePayloadBufferAsItWas() {
    ByteBuffer payload = ByteBuffer.wrap(new byte[] {9, 9, 'a', 'b', 9}, 2, 2);
    try (Journal journal = Journal.open(temporary, SMALL)) {
      journal.append(1, payload);
      assertThat(payload.position()).isEqualTo(2);
      assertThat(payload.limit()).isEqualTo(4);
      assertThat(read(temporary, 1)).containsExactly("1 1 ab");
    }
  }

  @Test
  void rotatesSegmentsAndRemovesOldOnes() throws IOException {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      byte[] payload = new byte[10_000];
      for (int i = 0; i < 40; i++) {
        journal.append(1, payload, 0, payload.length);
      }
      assertThat(segments()).hasSize(7);
      assertThat(journal.deleteBefore(20)).isEqualTo(3);
      assertThat(journal.firstSequence()).isEqualTo(19);
      assertThat(read(temporary, 19)).hasSize(22);
      assertThat(journal.deleteBefore(Long.MAX_VALUE)).isEqualTo(3);
      assertThat(segments()).hasSize(1);
      assertThatThrownBy(() -> JournalReader.open(temporary, 5))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.GONE))
          .hasMessageContaining("record 5 was removed by retention");
    }
    try (Journal journal = Journal.open(temporary, SMALL)) {
      assertThat(journal.firstSequence()).isEqualTo(37);
      assertThat(journal.append(2, ascii("x"))).isEqualTo(41);
    }
    try (JournalReader reader = JournalReader.openOldest(temporary)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.sequence()).isEqualTo(37);
    }
  }

  @Test
  void takesARecordOfTheLimitAndRefusesOneByteMore() {
    JournalOptions options = JournalOptions.of(Durability.PROCESS).withSegmentBytes(32 << 20);
    try (Journal journal = Journal.open(temporary, options)) {
      byte[] payload = new byte[Journal.MAX_RECORD_BYTES + 1];
      assertThat(journal.append(1, payload, 0, Journal.MAX_RECORD_BYTES)).isEqualTo(1);
      assertThatThrownBy(() -> journal.append(1, payload, 0, payload.length))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.RECORD_TOO_LARGE));
      assertThat(journal.append(1, payload, 0, 1)).isEqualTo(2);
    }
  }

  @Test
  void fillsASegmentToItsLastByteAndRefusesWhatNoSegmentHolds() {
    int largest = (64 << 10) - Segment.HEADER_BYTES - 2 * Segment.FRAME_HEADER_BYTES;
    try (Journal journal = Journal.open(temporary, SMALL)) {
      for (int i = 1; i <= 3; i++) {
        assertThat(journal.append(1, new byte[largest], 0, largest)).isEqualTo(i);
      }
      assertThatThrownBy(() -> journal.append(1, new byte[largest + 1], 0, largest + 1))
          .hasMessageContaining("this journal takes up to " + largest);
    }
    assertThat(read(temporary, 1)).hasSize(3);
  }

  @Test
  void refusesASecondOpenerInThisProcessAndInAnother() throws Exception {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      assertThatThrownBy(() -> Journal.open(temporary, SMALL))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.LOCKED))
          .hasMessageContaining("this journal is open already");
      // The refused attempt of this process must not have released the lock for others.
      String output =
          ChildJvm.running(JournalWriterMain.class, Journal.class)
              .run(temporary.toString(), "PROCESS", "1");
      assertThat(output).contains("LOCKED").contains("exit 3");
      journal.append(1, ascii("still mine"));
    }
    Journal.open(temporary, SMALL).close();
  }

  @Test
  void closesTwiceAndRefusesWorkAfterwards() {
    Journal journal = Journal.open(temporary, SMALL);
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.append(1, ascii("late")))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOSED));
  }

  @Test
  void keepsFilesToTheirOwner() throws IOException {
    Path directory = temporary.resolve("a/b");
    try (Journal journal = Journal.open(directory, SMALL)) {
      journal.append(1, ascii("x"));
      assertThat(permissions(directory)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files.map(JournalTest::permissions)).containsOnly("rw-------");
      }
    }
  }

  @Test
  void acknowledgesNothingMoreOnceASegmentCannotBeAllocated() throws IOException {
    boolean[] full = {false};
    SegmentDirectory disk =
        new SegmentDirectory(temporary) {
          @Override
          MappedByteBuffer allocate(int segmentBytes) throws IOException {
            if (full[0]) {
              throw new IOException("No space left on device");
            }
            return super.allocate(segmentBytes);
          }
        };
    try (Journal journal = Journal.open(disk, SMALL)) {
      byte[] payload = new byte[30_000];
      journal.append(1, payload, 0, payload.length);
      full[0] = true;
      journal.append(1, payload, 0, payload.length);
      assertThatThrownBy(() -> journal.append(1, payload, 0, payload.length))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isIn(Code.IO, Code.DISK_FULL))
          .hasMessageContaining("No space left on device");
      full[0] = false;
      assertThatThrownBy(() -> journal.append(1, payload, 0, 1))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.FAILED));
      assertThat(journal.lastSequence()).isEqualTo(2);
      assertThat(journal.failure()).isNotNull();
    }
    try (Journal journal = Journal.open(temporary, SMALL)) {
      assertThat(journal.append(1, ascii("again"))).isEqualTo(3);
    }
  }

  @Test
  void anInterruptedThreadRollsASegmentAndStaysInterrupted() {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      byte[] payload = new byte[30_000];
      for (int i = 1; i <= 10; i++) {
        Thread.currentThread().interrupt();
        assertThat(journal.append(1, payload, 0, payload.length)).isEqualTo(i);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @Test
  void tellsHowFarRecordsAreDurable() throws InterruptedException {
    try (Journal journal = Journal.open(temporary.resolve("process"), SMALL)) {
      long sequence = journal.append(1, ascii("x"));
      assertThat(journal.durableSequence()).isZero();
      assertThat(journal.awaitDurable(sequence, 0)).isTrue();
      assertThat(journal.durableSequence()).isEqualTo(1);
    }
    JournalOptions sync = JournalOptions.of(Durability.SYNC).withSegmentBytes(64 << 10);
    try (Journal journal = Journal.open(temporary.resolve("sync"), sync)) {
      for (int i = 1; i <= 5; i++) {
        assertThat(journal.append(1, new byte[30_000], 0, 30_000)).isEqualTo(i);
        assertThat(journal.durableSequence()).isEqualTo(i);
      }
    }
    JournalOptions group = new JournalOptions(Durability.GROUP, 64 << 10, 5, false, true);
    try (Journal journal = Journal.open(temporary.resolve("group"), group)) {
      long sequence = journal.append(1, ascii("x"));
      assertThat(journal.awaitDurable(sequence, TimeUnit.SECONDS.toNanos(30))).isTrue();
      assertThat(journal.durableSequence()).isEqualTo(1);
      assertThatThrownBy(() -> journal.awaitDurable(2, 0)).hasMessageContaining("last record is 1");
    }
  }

  @Test
  void refusesOptionsOutsideTheirRange() {
    assertThatThrownBy(() -> SMALL.withSegmentBytes(65_537)).hasMessageContaining("65537");
    assertThatThrownBy(() -> SMALL.withSegmentBytes(4_096)).hasMessageContaining("4096");
    assertThatThrownBy(() -> SMALL.withGroupMillis(0)).hasMessageContaining("groupMillis 0");
    try (Journal journal = Journal.open(temporary, SMALL)) {
      assertThatThrownBy(() -> journal.append(65_536, ascii("x"))).hasMessageContaining("65536");
    }
  }

  @Test
  void refusesADirectoryWithForeignSegments() throws IOException {
    Files.writeString(temporary.resolve("letters.vdj"), "hello");
    assertThatThrownBy(() -> Journal.open(temporary, SMALL))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_A_JOURNAL));
    assertThatThrownBy(() -> JournalReader.open(temporary.resolve("none"), 1))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.IO));
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.toString().endsWith(SegmentDirectory.SUFFIX)).sorted().toList();
    }
  }

  static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  static List<String> read(Path directory, long from) {
    List<String> records = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(directory, from)) {
      while (reader.next()) {
        String text = StandardCharsets.US_ASCII.decode(reader.payload()).toString();
        records.add(reader.sequence() + " " + reader.type() + " " + text);
      }
    }
    return records;
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
