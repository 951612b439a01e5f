package io.verdict.engine.forest;

import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a record's slots into columns, the small integers that nodes compare.
 *
 * <pre>
 * value    rank << columnBits | all ones; rank 0 below every threshold, then from 1
 * columns  an input has one for each way in which its missing values go, one for each set of
 *          categories that it is tested with; column 0 is always 0
 * order    the plain columns of an input first: they all take its rank when it is there
 * </pre>
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 *
 * @param count size of the array of columns, a power of two
 * @param inputs the inputs
 * @param firsts the first column of each input, and the end
 * @param plainEnds the end of each input's plain columns
 * @param missing what each column is when its input is missing
 * @param special the columns that are not plain, others null
 */
@SuppressWarnings("ArrayRecordComponent") // confined to this package, never changed
record ForestColumns(
    int count,
    InputRanks[] inputs,
    int[] firsts,
    int[] plainEnds,
    int[] missing,
    SpecialColumn[] special) {

  /** Fills the columns of one input. */
  void fill(int input, Record record, int[] columns) {
    final int mask = count - 1;
    int rank = inputs[input].rank(record);
    int column = firsts[input];
    final int end = firsts[input + 1];
    if (rank < 0) {
      for (; column < end; column++) {
        columns[column] = missing[column];
      }
      return;
    }
    final int value = rank * count | mask;
    for (final int plainEnd = plainEnds[input]; column < plainEnd; column++) {
      columns[column] = value;
    }
    for (; column < end; column++) {
      columns[column] = special[column].value(rank, value);
    }
  }

  /** The inputs that are numbers and have plain columns only. */
  List<Integer> plainInputs() {
    List<Integer> plain = new ArrayList<>();
    for (int input = 0; input < inputs.length; input++) {
      if (inputs[input].isNumber() && plainEnds[input] == firsts[input + 1]) {
        plain.add(input);
      }
    }
    return plain;
  }
}
