package io.verdict.benchmarks.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Where hot rows should live: the AND of 60 rows out of one array, out of an array each, and out of
 * a mapped file through a buffer and through a view handle, in the kernel's own loop shapes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class OffHeapRowsBenchmark {
  private static final int PICKED = 60;
  private static final int PICKS = 256;
  private static final int ROWS = 1500;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  @Param({"4", "16", "80"})
  int words;

  private final int[][] picks = new int[PICKS][];
  private long[] flat;
  private long[][] split;
  private ByteBuffer mapped;
  private LongBuffer longs;
  private long[] out;
  private int next;
  private Path file;

  /** Fills all four places alike and compares their answers. */
  @Setup
  public void prepare() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_128L);
    flat = random.longs((long) ROWS * words).map(bits -> bits | bits << 1 | bits << 2).toArray();
    split = new long[ROWS][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(flat, row * words, (row + 1) * words));
    Arrays.setAll(picks, pick -> random.ints(PICKED, 0, ROWS).toArray());
    out = new long[words];
    file = Files.createTempFile("rows", ".bin");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) flat.length * Long.BYTES);
    }
    longs = mapped.order(ByteOrder.nativeOrder()).asLongBuffer();
    longs.put(0, flat);
    compare();
  }

  /** Removes the file. */
  @TearDown
  public void remove() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare() {
    for (int pick = 0; pick < PICKS; pick++) {
      long[] expected = answer(pick, this::array);
      for (LongSupplier place : List.<LongSupplier>of(this::arrayEach, this::buffer, this::view)) {
        if (!Arrays.equals(expected, answer(pick, place))) {
          throw new IllegalStateException("the places differ");
        }
      }
    }
  }

  private long[] answer(int pick, LongSupplier place) {
    next = pick;
    long first = place.getAsLong();
    if (first != out[0]) {
      throw new IllegalStateException("the answer is not what was written");
    }
    return out.clone();
  }

  private int[] pick() {
    next = (next + 1) & (PICKS - 1);
    return picks[next];
  }

  /** One array, four words of all rows in registers. */
  @Benchmark
  public long array() {
    final int[] rows = pick();
    final long[] source = flat;
    for (int word = 0; word < words; word += 4) {
      long a = -1;
      long b = -1;
      long c = -1;
      long d = -1;
      for (int row : rows) {
        final int at = row * words + word;
        a &= source[at];
        b &= source[at + 1];
        c &= source[at + 2];
        d &= source[at + 3];
      }
      keep(word, a, b, c, d);
    }
    return out[0];
  }

  /** An array each, six rows a pass. */
  @Benchmark
  public long arrayEach() {
    final int[] rows = pick();
    final long[] result = out;
    Arrays.fill(result, -1);
    for (int at = 0; at < PICKED; at += 6) {
      final long[] a = split[rows[at]];
      final long[] b = split[rows[at + 1]];
      final long[] c = split[rows[at + 2]];
      final long[] d = split[rows[at + 3]];
      final long[] e = split[rows[at + 4]];
      final long[] f = split[rows[at + 5]];
      for (int w = 0; w < result.length; w++) {
        result[w] &= a[w] & b[w] & c[w] & d[w] & e[w] & f[w];
      }
    }
    return result[0];
  }

  /** A mapped file through a LongBuffer, four words in registers. */
  @Benchmark
  public long buffer() {
    final int[] rows = pick();
    final LongBuffer source = longs;
    for (int word = 0; word < words; word += 4) {
      long a = -1;
      long b = -1;
      long c = -1;
      long d = -1;
      for (int row : rows) {
        final int at = row * words + word;
        a &= source.get(at);
        b &= source.get(at + 1);
        c &= source.get(at + 2);
        d &= source.get(at + 3);
      }
      keep(word, a, b, c, d);
    }
    return out[0];
  }

  /** A mapped file through a view handle, four words in registers. */
  @Benchmark
  public long view() {
    final int[] rows = pick();
    final ByteBuffer source = mapped;
    for (int word = 0; word < words; word += 4) {
      long a = -1;
      long b = -1;
      long c = -1;
      long d = -1;
      for (int row : rows) {
        final int at = (row * words + word) * Long.BYTES;
        a &= (long) LONGS.get(source, at);
        b &= (long) LONGS.get(source, at + 8);
        c &= (long) LONGS.get(source, at + 16);
        d &= (long) LONGS.get(source, at + 24);
      }
      keep(word, a, b, c, d);
    }
    return out[0];
  }

  private void keep(int word, long a, long b, long c, long d) {
    out[word] = a;
    out[word + 1] = b;
    out[word + 2] = c;
    out[word + 3] = d;
  }
}
