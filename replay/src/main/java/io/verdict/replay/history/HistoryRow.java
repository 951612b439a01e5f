package io.verdict.replay.history;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * The cells of one row, in one buffer that is used again for the next.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none once the buffer has the size of the
 * longest row. <b>Lifecycle</b>: valid until the file's next {@link HistoryFile#next()}.
 */
public final class HistoryRow {
  private static final char REPLACEMENT = '\uFFFD';

  private char[] text = new char[1024];
  private int[] ends = new int[64];
  private CharBuffer view = CharBuffer.wrap(text);
  private int count;
  private long line;
  private long number;

  HistoryRow() {}

  void begin(long startLine) {
    count = 0;
    line = startLine;
  }

  void countRow() {
    number++;
  }

  void add(char[] buffer, int offset, int length) {
    int start = count == 0 ? 0 : ends[count - 1];
    if (start + length > text.length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
      view = CharBuffer.wrap(text);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(buffer, offset, text, start, length);
    ends[count++] = start + length;
  }

  /** Number of the row, from 1; a header is not counted. */
  public long number() {
    return number;
  }

  /** Line of the file on which the row starts, from 1. */
  public long line() {
    return line;
  }

  /** Number of cells. */
  public int size() {
    return count;
  }

  /**
   * A cell's text; the same view is given for every cell, so read one before asking for the next.
   *
   * @param index from 0
   */
  public CharSequence cell(int index) {
    view.limit(ends[index]).position(index == 0 ? 0 : ends[index - 1]);
    return view;
  }

  /** Whether every byte of the row was UTF-8. */
  public boolean isUtf8() {
    int end = count == 0 ? 0 : ends[count - 1];
    for (int i = 0; i < end; i++) {
      if (text[i] == REPLACEMENT) {
        return false;
      }
    }
    return true;
  }
}
