package io.verdict.rules.imports;

/** A tool that trains a model, writes it as text, and predicts with it. */
interface Exporter extends AutoCloseable {
  /** The model's file. */
  String text();

  /** Margins of rows, row after row, a number for each class. */
  double[] margins(double[][] rows);

  /** Results of rows, row after row. */
  double[] responses(double[][] rows);

  @Override
  void close();
}
