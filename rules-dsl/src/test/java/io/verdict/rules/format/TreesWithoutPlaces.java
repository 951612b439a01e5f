package io.verdict.rules.format;

import io.verdict.engine.diagnostic.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** A syntax tree as text, with everything in it but the places. */
final class TreesWithoutPlaces {
  private TreesWithoutPlaces() {}

  static String of(Object node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(Object node, StringBuilder text) {
    if (node instanceof List<?> list) {
      text.append('[');
      for (Object element : list) {
        write(element, text);
        text.append(' ');
      }
      text.append(']');
    } else if (node instanceof Optional<?> optional) {
      optional.ifPresentOrElse(value -> write(value, text), () -> text.append("none"));
    } else if (node instanceof Record record) {
      text.append(record.getClass().getSimpleName()).append('(');
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        if (component.getType() != SourceSpan.class) {
          write(value(record, component), text);
          text.append(' ');
        }
      }
      text.append(')');
    } else {
      text.append(node);
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException unreachable) {
      throw new LinkageError(unreachable.getMessage(), unreachable);
    }
  }
}
