package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.store.MapStatus.State;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SharedMapTest {

  private static final MapShape SHAPE = new MapShape(10_000, 64, 512);
  private static final MapSource EMPTY = sink -> {};
  private static final long SEED = Long.getLong("verdict.seed", 99L);

  @TempDir Path temporary;

  @Test
  void agreesWithAHashMapAlsoAfterReopening() {
    Random random = new Random(SEED);
    Map<Long, byte[]> twin = new HashMap<>();
    for (int opening = 0; opening < 3; opening++) {
      try (SharedMap map = SharedMap.open(temporary, "profiles", SHAPE, refuses())) {
        for (int step = 0; step < 5_000; step++) {
          long key = random.nextInt(3_000);
          byte[] value = new byte[random.nextInt(200)];
          random.nextBytes(value);
          if (random.nextInt(4) == 0) {
            map.remove(key, ~key);
            twin.remove(key);
          } else {
            assertThat(map.put(key, ~key, value)).isTrue();
            twin.put(key, value);
          }
        }
        requireSame(map, twin);
        assertThat(map.status().entries()).isEqualTo(twin.size());
      }
    }
  }

  private static void requireSame(SharedMap map, Map<Long, byte[]> twin) {
    SharedMap.Reader reader = map.newReader();
    byte[] into = new byte[512];
    for (long key = 0; key < 3_000; key++) {
      byte[] expected = twin.get(key);
      assertThat(map.get(key, ~key)).as("seed %d key %d", SEED, key).isEqualTo(expected);
      assertThat(reader.read(key, ~key, into)).isEqualTo(expected == null ? -1 : expected.length);
      if (expected != null) {
        assertThat(Arrays.copyOf(into, expected.length)).isEqualTo(expected);
      }
    }
  }

  /** A source that fails when asked, except for the first, empty map. */
  private MapSource refuses() {
    boolean present = Files.exists(temporary.resolve("profiles.current"));
    return sink -> assertThat(present).as("rebuilt although cleanly closed").isFalse();
  }

  @Test
  void readingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (SharedMap map = SharedMap.open(temporary, "lists", SHAPE, EMPTY)) {
      for (long key = 0; key < 1_000; key++) {
        map.put(key, key, new byte[100]);
      }
      SharedMap.Reader reader = map.newReader();
      byte[] into = new byte[128];
      read(reader, into, 40_000);
      long least = Long.MAX_VALUE;
      // The compiler's own steps may cost a round a little.
      for (int round = 0; round < 60 && least > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        long sum = read(reader, into, 20_000);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        assertThat(sum).isEqualTo(10_000L * 100 - 10_000L);
      }
      assertThat(least).isZero();
    }
  }

  private static long read(SharedMap.Reader reader, byte[] into, int reads) {
    long sum = 0;
    for (int i = 0; i < reads; i++) {
      long key = i % 2_000;
      sum += reader.read(key, key, into);
    }
    return sum;
  }

  @Test
  void givesTheAlarmBeforeItIsFullRefusesNewKeysAndGrows() {
    MapShape small = new MapShape(1_000, 16, 64);
    try (SharedMap map = SharedMap.open(temporary, "full", small, EMPTY)) {
      State last = State.OK;
      for (long key = 0; key < 1_000; key++) {
        assertThat(map.put(key, 0, new byte[16])).isTrue();
        State now = map.status().state();
        assertThat(now).isGreaterThanOrEqualTo(last);
        last = now;
        assertThat(key < 700 && now != State.OK).isFalse();
        assertThat(key >= 800 && now == State.OK).isFalse();
      }
      assertThat(map.put(1_000, 0, new byte[16])).isFalse();
      assertThat(map.status().state()).isEqualTo(State.FULL);
      assertThat(map.put(999, 0, new byte[] {7})).isTrue();
      assertThat(map.get(999, 0)).containsExactly(7);
      map.grow(new MapShape(4_000, 16, 64));
      assertThat(map.status().state()).isEqualTo(State.OK);
      assertThat(map.status().entries()).isEqualTo(1_000);
      assertThat(map.put(1_000, 0, new byte[16])).isTrue();
      assertThat(map.get(999, 0)).containsExactly(7);
    }
  }

  @Test
  void copiesASmallerMapIntoTheLargerOneThatIsAskedFor() throws IOException {
    try (SharedMap map = SharedMap.open(temporary, "m", new MapShape(100, 16, 64), EMPTY)) {
      map.put(1, 2, new byte[] {3});
    }
    try (SharedMap map = SharedMap.open(temporary, "m", SHAPE, EMPTY)) {
      assertThat(map.get(1, 2)).containsExactly(3);
      assertThat(map.status().declaredEntries()).isEqualTo(10_000);
    }
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files.filter(f -> f.toString().endsWith(".cmap"))).hasSize(1);
    }
  }

  @Test
  void rebuildsFromItsSourceWhenItsPointerOrItsFileIsDamaged() throws IOException {
    MapSource source = sink -> assertThat(sink.put(5, 5, new byte[] {5})).isTrue();
    SharedMap.open(temporary, "m", SHAPE, source).close();
    Files.writeString(temporary.resolve("m.current"), "nonsense");
    try (SharedMap map = SharedMap.open(temporary, "m", SHAPE, source)) {
      assertThat(map.get(5, 5)).containsExactly(5);
      map.remove(5, 5);
    }
    Files.delete(temporary.resolve("m-2.cmap"));
    try (SharedMap map = SharedMap.open(temporary, "m", SHAPE, source)) {
      assertThat(map.get(5, 5)).containsExactly(5);
    }
  }

  @Test
  void refusesASecondOpenInTheSameProcessALargeValueAndABadName() {
    try (SharedMap map = SharedMap.open(temporary, "m", SHAPE, EMPTY)) {
      assertThatThrownBy(() -> SharedMap.open(temporary, "m", SHAPE, EMPTY))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.ALREADY_OPEN));
      assertThatThrownBy(() -> map.put(1, 1, new byte[513])).hasMessageContaining("513 bytes");
    }
    assertThatThrownBy(() -> SharedMap.open(temporary, "../m", SHAPE, EMPTY))
        .hasMessageContaining("map name");
    assertThatThrownBy(() -> new MapShape(0, 1, 1)).hasMessageContaining("entries 0");
    SharedMap map = SharedMap.open(temporary, "m", SHAPE, EMPTY);
    map.close();
    map.close();
    assertThatThrownBy(() -> map.put(1, 1, new byte[1]))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOSED));
  }

  @Test
  void rebuildsItselfWhenAProcessDiedHoldingALock() throws Exception {
    MapSource source = sink -> assertThat(sink.put(1, 2, new byte[] {3})).isTrue();
    try (SharedMap gets = SharedMap.open(temporary, "gets", SHAPE, source);
        SharedMap reads = SharedMap.open(temporary, "reads", SHAPE, source);
        SharedMap puts = SharedMap.open(temporary, "puts", SHAPE, source);
        SharedMap removes = SharedMap.open(temporary, "removes", SHAPE, source)) {
      String[] files =
          Stream.of("gets", "reads", "puts", "removes")
              .map(name -> temporary.resolve(name + "-1.cmap").toString())
              .toArray(String[]::new);
      assertThat(StoreFlagsTest.chronicleChild(StuckLockMain.class).run(files)).endsWith("exit 9");
      assertThat(gets.get(1, 2)).containsExactly(3);
      assertThat(reads.newReader().read(1, 2, new byte[1])).isEqualTo(1);
      assertThat(puts.put(1, 2, new byte[] {4})).isTrue();
      removes.remove(1, 2);
      assertThat(puts.get(1, 2)).containsExactly(4);
      assertThat(removes.get(1, 2)).isNull();
      for (SharedMap map : List.of(gets, reads, puts, removes)) {
        assertThat(map.status().generation()).isEqualTo(2);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsFilesToTheirOwnerAndAllocatesThemWhole() throws Exception {
    try (SharedMap map = SharedMap.open(temporary, "m", SHAPE, EMPTY)) {
      assertThat(map.status().openers()).isEqualTo(1);
      try (Stream<Path> files = Files.list(temporary)) {
        for (Path file : files.toList()) {
          assertThat(Files.getPosixFilePermissions(file))
              .as(file.toString())
              .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
      }
      Path file = temporary.resolve("m-1.cmap");
      Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
      long blocks =
          Long.parseLong(
              new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim());
      assertThat(blocks * 512).isGreaterThanOrEqualTo(Files.size(file));
    }
  }
}
