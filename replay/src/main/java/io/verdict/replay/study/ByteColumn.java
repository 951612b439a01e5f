package io.verdict.replay.study;

import java.util.Arrays;

/**
 * A growing column of bytes, read as 0 to 255, in chunks.
 *
 * <p><b>Thread safety:</b> confined while it grows. <b>Allocation:</b> a chunk of 64 KiB at a time.
 */
final class ByteColumn {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private byte[][] chunks = new byte[4][];
  private int size;

  void add(int value) {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length * 2);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new byte[CHUNK];
    }
    chunks[chunk][size & CHUNK - 1] = (byte) value;
    size++;
  }

  int get(int index) {
    return chunks[index >>> CHUNK_BITS][index & CHUNK - 1] & 0xFF;
  }

  void set(int index, int value) {
    chunks[index >>> CHUNK_BITS][index & CHUNK - 1] = (byte) value;
  }
}
