package io.verdict.replay;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The lines of each method, from its first modifier or annotation to its closing brace. */
final class MethodLengths {
  private record Method(String place, long lines) {}

  private final List<Method> methods;

  private MethodLengths(List<Method> methods) {
    this.methods = methods;
  }

  static MethodLengths of(List<Path> files) {
    if (files.isEmpty()) {
      return new MethodLengths(List.of());
    }
    List<Method> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager sources =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, sources, null, List.of(), null, sources.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        collect(unit, positions, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MethodLengths(found);
  }

  /** Each longer method as {@code file:line name (lines)}. */
  List<String> longerThan(int lines) {
    return methods.stream()
        .filter(method -> method.lines > lines)
        .map(method -> method.place + " (" + method.lines + " lines)")
        .toList();
  }

  private static void collect(
      CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
    LineMap lines = unit.getLineMap();
    String file = ProjectTree.nameOf(Path.of(unit.getSourceFile().toUri()));
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        long first = lines.getLineNumber(positions.getStartPosition(unit, method));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
        found.add(new Method(file + ":" + first + " " + method.getName(), last - first + 1));
        return super.visitMethod(method, null);
      }
    }.scan(unit, null);
  }
}
