package io.verdict.replay.study;

import java.util.Arrays;

/**
 * A growing column of numbers in chunks, so that growing copies nothing.
 *
 * <p><b>Thread safety:</b> confined while it grows. <b>Allocation:</b> a chunk of 256 KiB at a
 * time.
 */
final class IntColumn {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private int[][] chunks = new int[4][];
  private int size;

  void add(int value) {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length * 2);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[CHUNK];
    }
    chunks[chunk][size & CHUNK - 1] = value;
    size++;
  }

  int get(int index) {
    return chunks[index >>> CHUNK_BITS][index & CHUNK - 1];
  }

  void set(int index, int value) {
    chunks[index >>> CHUNK_BITS][index & CHUNK - 1] = value;
  }
}
