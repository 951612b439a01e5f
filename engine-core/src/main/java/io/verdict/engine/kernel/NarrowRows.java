package io.verdict.engine.kernel;

/**
 * Rows of a few words, one after the other in one array, ANDed four words at a time in registers.
 * Eight words at a time are faster by themselves, and three times slower where the compiler has to
 * spill them.
 */
final class NarrowRows extends BitRows {
  private final long[] rows;
  private final int words;

  NarrowRows(long[] rows, int words) {
    this.rows = rows;
    this.words = words;
  }

  @Override
  long sizeBytes() {
    return (long) Long.BYTES * rows.length;
  }

  @Override
  void and(int[] names, int count, long[] out) {
    if (words == 4) {
      and4(names, count, 0, out);
      return;
    }
    for (int word = 0; word < words; word += 4) {
      and4(names, count, word, out);
    }
  }

  private void and4(int[] names, int count, int word, long[] out) {
    final long[] source = rows;
    long a = -1;
    long b = -1;
    long c = -1;
    long d = -1;
    for (int i = 0; i < count; i++) {
      final int at = names[i] + word;
      a &= source[at];
      b &= source[at + 1];
      c &= source[at + 2];
      d &= source[at + 3];
    }
    out[word] = a;
    out[word + 1] = b;
    out[word + 2] = c;
    out[word + 3] = d;
  }

  @Override
  void narrow(int[] names, int count, long[] first, long[] second) {
    final long[] source = rows;
    final int length = words;
    for (int word = 0; word < length; word += 2) {
      long a = first[word];
      long b = first[word + 1];
      long c = second[word];
      long d = second[word + 1];
      for (int i = 0; i < count; i++) {
        final int at = names[i] + word;
        a &= source[at];
        b &= source[at + 1];
        c &= source[at + length];
        d &= source[at + length + 1];
      }
      first[word] = a;
      first[word + 1] = b;
      second[word] = c;
      second[word + 1] = d;
    }
  }
}
