package io.verdict.replay.report.model;

/**
 * A number worth reading first.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param label what it is
 * @param value the number as text
 * @param detail interval, n, or definition in one line; may be empty
 */
public record KeyFigure(Text label, Text value, Text detail) {}
