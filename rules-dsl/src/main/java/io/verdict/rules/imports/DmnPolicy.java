package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The decision tables of a DMN file as policy text.
 *
 * <p>Numbers become {@code decimal(6)}, texts of inputs codes, texts of results enums in the order
 * of their priority. Names that the language does not take are spelled otherwise; {@link #fields}
 * and {@link #symbols} lead back.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param text the policy
 * @param fields the field of each DMN name; of a result among several, {@code decision.column}
 * @param symbols the DMN text of each enum symbol
 */
public record DmnPolicy(String text, Map<String, String> fields, Map<String, String> symbols) {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

  /** Digits behind the point of every number. */
  public static final int SCALE = 6;

  /**
   * Translates one decision with the tables that it needs.
   *
   * @throws ImportFailure if one of them cannot be taken over
   */
  public static DmnPolicy of(DmnFile file, String decision) {
    return new Writer(file).write(decision);
  }

  /** One translation. */
  private static final class Writer {
    private final DmnFile file;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> symbols = new LinkedHashMap<>();
    private final Map<String, String> inputTypes = new LinkedHashMap<>();
    private final StringBuilder tables = new StringBuilder();
    private final Set<String> written = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    Writer(DmnFile file) {
      this.file = file;
    }

    DmnPolicy write(String decision) {
      addTable(decision);
      StringBuilder text = new StringBuilder();
      text.append("policy credit \"DMN\" version 1 effective 2026-01-01 zone UTC\ninput {\n");
      inputTypes.forEach(
          (name, type) ->
              text.append("  ")
                  .append(fields.get(name))
                  .append(" : ")
                  .append(type)
                  .append(" optional\n"));
      text.append("}\n").append(tables);
      return new DmnPolicy(text.toString(), fields, symbols);
    }

    private void addTable(String decision) {
      if (path.contains(decision)) {
        throw ImportFailure.unsupported(1, "a decision that requires itself");
      }
      if (!written.add(decision)) {
        return;
      }
      DmnTable table = file.tables().get(decision);
      if (table == null) {
        String reason = file.unsupported().getOrDefault(decision, "no decision " + decision);
        throw ImportFailure.unsupported(1, reason);
      }
      path.add(decision);
      StringBuilder text = new StringBuilder("table t." + name(decision) + " ");
      text.append(table.hitPolicy()).append(" {\n  ");
      for (int i = 0; i < table.inputs().size(); i++) {
        text.append(i == 0 ? "" : " | ").append(column(table, i));
      }
      for (int i = 0; i < table.outputs().size(); i++) {
        text.append(i == 0 ? " -> " : " | ").append(output(table, i));
      }
      text.append('\n');
      for (DmnTable.Row row : table.rows()) {
        text.append("  ");
        for (int i = 0; i < row.patterns().size(); i++) {
          text.append(i == 0 ? "" : " | ").append(pattern(table, i, row.patterns().get(i)));
        }
        for (int i = 0; i < row.values().size(); i++) {
          text.append(i == 0 ? " -> " : " | ").append(value(table, row.values().get(i)));
        }
        text.append('\n');
      }
      tables.append(text).append("}\n");
      for (int i = 0; i < table.outputs().size(); i++) {
        addDefault(table, i);
      }
      path.remove(path.size() - 1);
    }

    /** In a column of another table's result a text is a symbol. */
    private String pattern(DmnTable table, int index, String pattern) {
      return file.tables().containsKey(table.inputs().get(index))
          ? TEXT.matcher(pattern).replaceAll(match -> symbol(match.group()))
          : pattern;
    }

    /** The field of a column: an input, or the only result of another table. */
    private String column(DmnTable table, int index) {
      String name = table.inputs().get(index);
      if (file.tables().containsKey(name) || file.unsupported().containsKey(name)) {
        addTable(name);
        String field = fields.get(name);
        if (field == null) {
          throw ImportFailure.unsupported(1, "a column that tests several results");
        }
        return field;
      }
      String type = file.inputs().get(name);
      if (type == null) {
        throw ImportFailure.unsupported(1, "input expression " + name);
      }
      String said = type.isEmpty() ? table.inputTypes().get(index) : type;
      inputTypes.put(
          name,
          switch (said) {
            case "number" -> "decimal(" + SCALE + ")";
            case "string" -> "code";
            case "boolean" -> "bool";
            case "date" -> "date";
            default -> throw ImportFailure.unsupported(1, "type " + said + " of " + name);
          });
      return fields.computeIfAbsent(name, each -> "in." + name(each));
    }

    private String output(DmnTable table, int index) {
      DmnTable.Output output = table.outputs().get(index);
      boolean isOnly = table.outputs().size() == 1;
      String dmn = isOnly ? table.name() : table.name() + "." + output.name();
      String field = "out." + name(table.name()) + (isOnly ? "" : "." + name(output.name()));
      fields.put(dmn, field);
      String written = table.outputs().get(index).byDefault().isEmpty() ? field : "row." + field;
      return written + " : " + type(table, index);
    }

    /** What no row gives, the default gives: a value derived from that of the rows. */
    private void addDefault(DmnTable table, int index) {
      DmnTable.Output output = table.outputs().get(index);
      if (!output.byDefault().isEmpty()) {
        boolean isOnly = table.outputs().size() == 1;
        String field = fields.get(isOnly ? table.name() : table.name() + "." + output.name());
        tables.append("derive ").append(field).append(" : ").append(type(table, index));
        tables.append(" = default(row.").append(field).append(", ");
        tables.append(value(table, output.byDefault())).append(")\n");
      }
    }

    private String type(DmnTable table, int index) {
      if (table.hitPolicy().equals("collect(count)")) {
        return "int";
      }
      return switch (typeOf(table, index)) {
        case "number" -> "decimal(" + SCALE + ")";
        case "boolean" -> "bool";
        case "date" -> "date";
        default -> "ordered enum { " + String.join(", ", enumOf(table, index)) + " }";
      };
    }

    private static String typeOf(DmnTable table, int index) {
      String type = table.outputs().get(index).type();
      if (List.of("number", "boolean", "date", "string").contains(type)) {
        return type;
      }
      String first = table.rows().isEmpty() ? "\"" : table.rows().get(0).values().get(index);
      char c = first.charAt(0);
      return c == '"' ? "string" : c == 't' || c == 'f' ? "boolean" : "number";
    }

    private Set<String> enumOf(DmnTable table, int index) {
      Set<String> texts = new LinkedHashSet<>(table.outputs().get(index).values());
      table.rows().forEach(row -> texts.add(row.values().get(index)));
      String byDefault = table.outputs().get(index).byDefault();
      texts.add(byDefault.isEmpty() ? "missing" : byDefault);
      texts.remove("missing");
      Set<String> names = new LinkedHashSet<>();
      texts.forEach(each -> names.add(symbol(each)));
      return names;
    }

    private String value(DmnTable table, String value) {
      if (table.hitPolicy().equals("collect(count)")) {
        return "1";
      }
      return value.startsWith("\"") ? symbol(value) : value;
    }

    private String symbol(String quoted) {
      String text = quoted.substring(1, quoted.length() - 1);
      String base = "s_" + name(text);
      String symbol = base;
      for (int i = 2; symbols.containsKey(symbol) && !symbols.get(symbol).equals(text); i++) {
        symbol = base + "_" + i;
      }
      symbols.put(symbol, text);
      return symbol;
    }

    /** Letters, digits and underscores only. */
    private static String name(String text) {
      String plain = text.replaceAll("[^A-Za-z0-9_]", "_");
      return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "x" + plain : plain;
    }
  }
}
