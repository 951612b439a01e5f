package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.journal.JournalException.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of bytes that a crash, a disk or a hand has changed. */
class JournalDamageTest {

  private static final JournalOptions SMALL =
      JournalOptions.of(Durability.PROCESS).withSegmentBytes(64 << 10);
  private static final int RECORDS = 8;

  @TempDir Path temporary;

  @Test
  void cutsATornTailAtEveryLength() throws IOException {
    byte[] whole = Files.readAllBytes(unclosed(RECORDS));
    Path file = temporary.resolve("00000000000000000001.vdj");
    int end = usedBytes(RECORDS);
    for (int length = Segment.HEADER_BYTES; length < end; length++) {
      byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length);
      Files.write(file, torn);
      int kept = wholeRecordsWithin(length);
      assertThat(recoveredSequence()).as("length %d", length).isEqualTo(kept);
      assertThat(JournalTest.read(temporary, 1)).hasSize(kept);
      if (length % 16 == 0) {
        try (Journal journal = Journal.open(temporary, SMALL)) {
          assertThat(journal.append(1, JournalTest.ascii("next"))).isEqualTo(kept + 1L);
          assertThat(JournalTest.read(temporary, 1)).hasSize(kept + 1);
        }
      }
    }
  }

  @Test
  void cutsATailWhoseLengthWordNeverArrived() throws IOException {
    byte[] bytes = Files.readAllBytes(unclosed(RECORDS));
    int last = usedBytes(RECORDS - 1);
    Arrays.fill(bytes, last, last + 4, (byte) 0);
    Files.write(temporary.resolve("00000000000000000001.vdj"), bytes);
    try (Journal journal = Journal.open(temporary, SMALL)) {
      assertThat(journal.lastSequence()).isEqualTo(RECORDS - 1);
    }
    byte[] after = Files.readAllBytes(temporary.resolve("00000000000000000001.vdj"));
    assertThat(Arrays.copyOfRange(after, last, after.length)).containsOnly(0);
  }

  @Test
  void refusesEveryFlippedBitOfACleanlyClosedJournal() throws IOException {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      fill(journal, RECORDS);
    }
    Path file = temporary.resolve("00000000000000000001.vdj");
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < usedBytes(RECORDS) * 8; bit++) {
      boolean isMark = bit >= 32 * 8 && bit < 48 * 8;
      if (isMark) {
        continue;
      }
      flip(whole, bit);
      write(file, bit >> 3, whole[bit >> 3]);
      flip(whole, bit);
      assertThatThrownBy(this::recoveredSequence)
          .as("bit %d", bit)
          .isInstanceOfSatisfying(
              JournalException.class,
              e -> assertThat(e.code()).isIn(Code.DAMAGED, Code.UNFORCED_GAP))
          .hasMessageContaining(file + " at offset ");
      write(file, bit >> 3, whole[bit >> 3]);
    }
    assertThat(JournalTest.read(temporary, 1)).hasSize(RECORDS);
  }

  @Test
  void refusesOrCutsEveryFlippedBitOfAnUnclosedJournalAndNeverInvents() throws IOException {
    byte[] whole = Files.readAllBytes(unclosed(2));
    Path file = temporary.resolve("00000000000000000001.vdj");
    Files.write(file, whole);
    List<String> all = JournalTest.read(temporary, 1);
    for (int bit = 0; bit < usedBytes(3) * 8; bit++) {
      flip(whole, bit);
      Files.write(file, whole);
      flip(whole, bit);
      try {
        recoveredSequence();
        List<String> kept = JournalTest.read(temporary, 1);
        assertThat(kept).as("bit %d", bit).isEqualTo(all.subList(0, kept.size()));
        assertThat(kept).as("bit %d", bit).hasSizeGreaterThanOrEqualTo(1);
      } catch (JournalException refused) {
        assertThat(refused.code()).isIn(Code.DAMAGED, Code.UNFORCED_GAP);
      }
    }
  }

  @Test
  void refusesAHoleBeforeWholeRecordsUnlessToldThatPowerFailed() throws IOException {
    byte[] bytes = Files.readAllBytes(unclosed(RECORDS));
    int third = usedBytes(2);
    Arrays.fill(bytes, third, usedBytes(4), (byte) 0);
    Files.write(temporary.resolve("00000000000000000001.vdj"), bytes);
    assertThatThrownBy(() -> Journal.open(temporary, SMALL))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.UNFORCED_GAP))
        .hasMessageContaining("00000000000000000001.vdj at offset " + third)
        .hasMessageContaining("open with cutUnforcedTail");
    try (Journal journal = Journal.open(temporary, SMALL.withCutUnforcedTail(true))) {
      assertThat(journal.lastSequence()).isEqualTo(2);
    }
  }

  @Test
  void neverCutsWhatWasReportedForced() throws IOException {
    Path copy = temporary.resolve("copy");
    Files.createDirectory(copy);
    try (Journal journal = Journal.open(temporary.resolve("original"), SMALL)) {
      fill(journal, 4);
      journal.force();
      fill(journal, 2);
      copySegments(temporary.resolve("original"), copy);
    }
    Path file = copy.resolve("00000000000000000001.vdj");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 32, 48, (byte) 0); // the header's mark is lost too
    Arrays.fill(bytes, usedBytes(3), usedBytes(4), (byte) 0);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Journal.open(copy, SMALL.withCutUnforcedTail(true)))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
        .hasMessageContaining("sequence 4 was forced");
  }

  @Test
  void refusesDamageInAnOlderSegmentAndAMissingSegment() throws IOException {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      for (int i = 0; i < 20; i++) {
        journal.append(1, new byte[10_000], 0, 10_000);
      }
    }
    Path second = temporary.resolve("00000000000000000007.vdj");
    byte[] whole = Files.readAllBytes(second);
    flip(whole, 30_000 * 8);
    Files.write(second, whole);
    assertThatThrownBy(() -> Journal.open(temporary, SMALL))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
        .hasMessageContaining(second + " at offset ");
    Journal.open(temporary, SMALL.withVerifyAll(false)).close();
    assertThatThrownBy(() -> JournalTest.read(temporary, 1))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED));
    Files.delete(second);
    assertThatThrownBy(() -> Journal.open(temporary, SMALL))
        .hasMessageContaining(second + ": segment missing");
  }

  @Test
  void refusesATruncatedOrExtendedFile() throws IOException {
    try (Journal journal = Journal.open(temporary, SMALL)) {
      fill(journal, 2);
    }
    Path file = temporary.resolve("00000000000000000001.vdj");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 63, 64, 4_096, whole.length - 1, whole.length + 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Journal.open(temporary, SMALL))
          .as("length %d", length)
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED));
    }
  }

  @Test
  void dropsASegmentThatWasBegunAndNeverUsed() throws IOException {
    Path original = temporary.resolve("original");
    Path copy = temporary.resolve("copy");
    Files.createDirectory(copy);
    try (Journal journal = Journal.open(original, SMALL)) {
      fill(journal, 5);
      copySegments(original, copy);
    }
    SegmentDirectory segments = new SegmentDirectory(copy);
    segments.name(segments.allocate(64 << 10), 6, 0);
    try (Journal journal = Journal.open(copy, SMALL)) {
      assertThat(journal.append(1, JournalTest.ascii("six"))).isEqualTo(6);
      assertThat(JournalTest.read(copy, 1)).hasSize(6);
    }
  }

  /** What opening the journal does to its files, without the cost of a whole journal. */
  private long recoveredSequence() throws IOException {
    Recovery recovery = new Recovery(new SegmentDirectory(temporary), SMALL);
    recovery.run();
    return recovery.nextSequence - 1;
  }

  /** A segment as a process leaves it that was killed after {@code records} appends. */
  private Path unclosed(int records) throws IOException {
    Path original = temporary.resolve("original");
    Path copy = temporary.resolve("killed");
    Files.createDirectories(copy);
    try (Journal journal = Journal.open(original, SMALL)) {
      fill(journal, records);
      copySegments(original, copy);
    }
    return copy.resolve("00000000000000000001.vdj");
  }

  private static void copySegments(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".vdj")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void fill(Journal journal, int records) {
    for (int i = 0; i < records; i++) {
      byte[] payload = new byte[13 + 9 * i];
      Arrays.fill(payload, (byte) ('a' + i));
      journal.append(i, payload, 0, payload.length);
    }
  }

  private static int usedBytes(int records) {
    int used = Segment.HEADER_BYTES;
    for (int i = 0; i < records; i++) {
      used += Segment.paddedFrameBytes(13 + 9 * i);
    }
    return used;
  }

  /** Whole records of a file that is zero from {@code length} on; the padding may be missing. */
  private static int wholeRecordsWithin(int length) {
    int records = 0;
    while (records < RECORDS
        && usedBytes(records) + Segment.FRAME_HEADER_BYTES + 13 + 9 * records <= length) {
      records++;
    }
    return records;
  }

  private static void write(Path file, int offset, byte value) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      bytes.write(value);
    }
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
  }
}
