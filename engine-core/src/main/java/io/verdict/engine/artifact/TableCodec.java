package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Section tables. */
final class TableCodec extends SectionCodec<Table> {
  private static final HitPolicy[] POLICIES = HitPolicy.values();
  private static final int LEAST_ROW_BYTES = 2;
  private static final int MISSING = 0;
  private static final int PRESENT = 1;

  TableCodec() {
    super(Section.TABLES, ArtifactLimit.TABLES, 5);
  }

  @Override
  void write(Table table, SectionWriter out) {
    out.string(table.name());
    out.u8(table.hitPolicy().ordinal());
    out.bool(table.isComplete());
    out.count(ArtifactLimit.TABLE_CELLS, table.outputs().size());
    table.outputs().forEach(out::unsigned);
    out.count(ArtifactLimit.TABLE_ROWS, table.rows().size());
    for (TableRow row : table.rows()) {
      out.claim(ArtifactLimit.TABLE_CELLS, row.when().tests().size() + row.outputs().size());
      ConditionCodec.write(row.when(), out);
      for (Long output : row.outputs()) {
        out.u8(output == null ? MISSING : PRESENT);
        if (output != null) {
          out.signed(output);
        }
      }
      out.unsigned(row.line());
    }
  }

  @Override
  Table read(SectionReader in) {
    String name = in.string();
    HitPolicy policy = in.oneOf(POLICIES);
    boolean isComplete = in.bool();
    int outputCount = in.count(ArtifactLimit.TABLE_CELLS, 1);
    List<Integer> outputs = new ArrayList<>(outputCount);
    for (int i = 0; i < outputCount; i++) {
      outputs.add(in.natural());
    }
    int rowCount = in.count(ArtifactLimit.TABLE_ROWS, LEAST_ROW_BYTES);
    List<TableRow> rows = new ArrayList<>(rowCount);
    for (int i = 0; i < rowCount; i++) {
      rows.add(readRow(in, outputCount));
    }
    return new Table(name, policy, isComplete, outputs, rows);
  }

  private static TableRow readRow(SectionReader in, int outputCount) {
    Conjunction when = ConditionCodec.readConjunction(in);
    in.claim(ArtifactLimit.TABLE_CELLS, outputCount, 1);
    in.claim(ArtifactLimit.TABLE_CELLS, when.tests().size());
    List<Long> outputs = new ArrayList<>(outputCount);
    for (int i = 0; i < outputCount; i++) {
      outputs.add(in.bool() ? in.signed() : null);
    }
    return new TableRow(when, outputs, in.natural());
  }

  @Override
  void check(Table table, Draft draft) {
    Require.that(!table.name().isBlank(), "a table has no name");
    Require.present(table.hitPolicy(), "hit policy");
    Require.that(!table.outputs().isEmpty(), "a table has no output");
    List<Field> outputs = new ArrayList<>();
    for (int slot : table.outputs()) {
      outputs.add(Require.field(draft.schema, slot, Role.RESULT, "output slot"));
    }
    for (TableRow row : table.rows()) {
      ConditionCodec.check(Require.present(row.when(), "row"), draft.schema);
      if (row.outputs().size() != outputs.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.outputs().size() + " outputs, the table " + outputs.size());
      }
      for (int i = 0; i < outputs.size(); i++) {
        checkOutput(row.outputs().get(i), outputs.get(i).type());
      }
      Require.range(row.line(), 0, Integer.MAX_VALUE, "line");
    }
  }

  /** Constants must be values that the slot's type has, for they are decoded as such. */
  private static void checkOutput(Long value, Type type) {
    if (value != null) {
      int symbols = type.symbols().size();
      switch (type.kind()) {
        case BOOL -> Require.range(value, 0, 1, "output");
        case ENUM -> Require.range(value, 0, symbols - 1L, "output");
        case CODE -> Require.range(value, 0, symbols, "output");
        case SET -> Require.range(value, 0, (1L << symbols) - 1, "output");
        default -> {}
      }
    }
  }

  @Override
  String nameOf(Table table) {
    return table.name();
  }
}
