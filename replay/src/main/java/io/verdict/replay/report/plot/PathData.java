package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Coordinates;

/** The data of an SVG path; a pen that is lifted begins a new piece. */
final class PathData {

  private final StringBuilder data = new StringBuilder();
  private boolean lifted = true;

  PathData to(double x, double y) {
    data.append(lifted ? 'M' : 'L')
        .append(Coordinates.format(x))
        .append(' ')
        .append(Coordinates.format(y));
    lifted = false;
    return this;
  }

  PathData lift() {
    lifted = true;
    return this;
  }

  PathData close() {
    data.append('Z');
    return lift();
  }

  boolean isEmpty() {
    return data.length() == 0;
  }

  @Override
  public String toString() {
    return data.toString();
  }
}
