package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alignment of rows in columns, and of comments at the ends of neighbouring lines.
 *
 * <p>A cell wider than a cap makes no column wide; the cap is the greatest with which every row
 * goes on its line. A row that would not go on it gives up its alignment from the right.
 */
final class Aligner {
  private static final int[] CELL_CAPS = {64, 48, 40, 32, 24, 16};

  private static final int NAME_CAP = 40;

  /** One row in so many may give way so that the others stand in wide columns. */
  private static final int TOLERATED = 8;

  private final Map<Line, List<Integer>> starts = new HashMap<>();

  private Aligner() {}

  static void align(List<Line> lines) {
    Aligner aligner = new Aligner();
    aligner.rows(lines);
    aligner.declarations(lines);
    comments(lines);
  }

  private void rows(List<Line> lines) {
    Map<Lexeme, List<Line>> blocks = new LinkedHashMap<>();
    for (Line line : lines) {
      boolean isRow = line.block != null && !line.isContinuation && !line.isComment();
      if (isRow && !line.lastToken().opensBlock && (line.first().startsRow || fits(line))) {
        starts.put(line, Columns.starts(line.lexemes, line.declaration, true));
        blocks.computeIfAbsent(line.block, block -> new ArrayList<>()).add(line);
      }
    }
    blocks.values().forEach(this::alignGroup);
  }

  /** Declarations of one line each that stand one below the other. */
  private void declarations(List<Line> lines) {
    List<Line> group = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean alone =
          line.first().startsDeclaration
              && fits(line)
              && !line.lastToken().opensBlock
              && (i + 1 == lines.size() || !goesOn(lines, i + 1));
      boolean same =
          !group.isEmpty() && !line.isBlankBefore && line.declaration.equals(last(group));
      if (!alone || !same) {
        alignGroup(group);
        group.clear();
      }
      if (alone) {
        starts.put(line, Columns.starts(line.lexemes, line.declaration, false));
        group.add(line);
      }
    }
    alignGroup(group);
  }

  private static boolean goesOn(List<Line> lines, int next) {
    int index = next;
    while (index < lines.size() && lines.get(index).isComment()) {
      index++;
    }
    return index < lines.size() && !lines.get(index).first().startsDeclaration;
  }

  private static String last(List<Line> group) {
    return group.get(group.size() - 1).declaration;
  }

  private static boolean fits(Line line) {
    return line.width() <= Line.WIDTH;
  }

  /** How wide a cell may be to count, and how many columns are aligned. */
  private record Limits(int cap, int columns) {

    /** Names, which stand first, are never that wide. */
    int cap(int cell) {
      return cell == 0 ? Math.max(cap, NAME_CAP) : cap;
    }
  }

  private static boolean fitsWhole(Line line) {
    Lexeme comment = line.trailingComment();
    int comments = comment == null ? 0 : 2 + comment.width();
    return line.width() + comments <= Line.WIDTH;
  }

  private void alignGroup(List<Line> group) {
    if (group.size() < 2) {
      return;
    }
    List<Line> measured = group.stream().filter(Aligner::fits).toList();
    int columns = measured.stream().mapToInt(line -> starts.get(line).size()).max().orElse(0);
    boolean isDone = false;
    for (int kept = columns; kept > 0 && !isDone; kept--) {
      for (int i = 0; i < CELL_CAPS.length && !isDone; i++) {
        isDone = apply(group, measured, new Limits(CELL_CAPS[i], kept));
      }
    }
    if (!isDone && measured.size() > 1) {
      apply(group, measured.subList(1, measured.size()), new Limits(CELL_CAPS[0], columns));
    }
    measured.forEach(this::giveWay);
  }

  /** Takes the padding away from the right until the line fits. */
  private void giveWay(Line line) {
    List<Integer> columns = starts.get(line);
    for (int cell = columns.size() - 1; cell >= 0 && !fits(line); cell--) {
      line.lexemes.get(columns.get(cell)).gap = separator(line, columns.get(cell));
    }
    if (!fits(line)) {
      Spacing.set(line.lexemes);
    }
  }

  /** Aligns the lines by the widths of some; false if too many of those do not fit any more. */
  private boolean apply(List<Line> group, List<Line> measured, Limits limits) {
    group.forEach(line -> Spacing.set(line.lexemes));
    List<Integer> widths = new ArrayList<>();
    for (Line line : measured) {
      List<Integer> columns = starts.get(line);
      for (int cell = 0; cell < columns.size(); cell++) {
        if (widths.size() == cell) {
          widths.add(0);
        }
        int width = cellWidth(line, cell);
        if (width <= limits.cap(cell) && width > widths.get(cell)) {
          widths.set(cell, width);
        }
      }
    }
    for (Line line : group) {
      List<Integer> columns = starts.get(line);
      int aligned = Math.min(limits.columns, Math.min(columns.size(), widths.size()));
      for (int cell = 0; cell < aligned; cell++) {
        Lexeme starter = line.lexemes.get(columns.get(cell));
        int padding = Math.max(0, widths.get(cell) - cellWidth(line, cell));
        starter.gap = padding + separator(line, columns.get(cell));
      }
    }
    long wide = measured.stream().filter(line -> hasWideCell(line, limits)).count();
    long over =
        measured.stream().filter(line -> !fitsWhole(line) && !hasWideCell(line, limits)).count();
    return over <= measured.size() / TOLERATED && wide <= measured.size() / 3;
  }

  private boolean hasWideCell(Line line, Limits limits) {
    for (int cell = 0; cell < starts.get(line).size(); cell++) {
      if (cellWidth(line, cell) > limits.cap(cell)) {
        return true;
      }
    }
    return false;
  }

  private static int separator(Line line, int start) {
    Lexeme starter = line.lexemes.get(start);
    boolean word = starter.is(TokenKind.NAME) && !line.lexemes.get(start - 1).is(TokenKind.COMMA);
    return word && !Columns.areWords(line.declaration) ? 2 : 1;
  }

  private int cellWidth(Line line, int cell) {
    List<Integer> columns = starts.get(line);
    int from = cell == 0 ? 0 : columns.get(cell - 1);
    int width = 0;
    for (int i = from; i < columns.get(cell); i++) {
      width += (i == from ? 0 : line.lexemes.get(i).gap) + line.lexemes.get(i).width();
    }
    return width;
  }

  private static void comments(List<Line> lines) {
    List<Line> run = new ArrayList<>();
    for (Line line : lines) {
      if (line.isBlankBefore || line.trailingComment() == null) {
        alignComments(run);
        run.clear();
      }
      if (line.trailingComment() != null) {
        run.add(line);
      }
    }
    alignComments(run);
  }

  private static void alignComments(List<Line> run) {
    int widest = run.stream().filter(Aligner::fits).mapToInt(Line::width).max().orElse(0);
    for (Line line : run) {
      Lexeme comment = line.trailingComment();
      int gap = Math.max(0, widest - line.width()) + 2;
      boolean fits = line.width() + gap + comment.width() <= Line.WIDTH;
      comment.gap = fits ? gap : 2;
    }
  }
}
