package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArtifactLimitsTest {
  private static final StageModel MODEL = SmallModels.everyPart();
  private static final byte[] SEALED = ArtifactFormat.write(MODEL);

  private static boolean passes(ArtifactLimits limits) {
    return passes(MODEL, SEALED, limits);
  }

  private static boolean passes(StageModel model, byte[] sealed, ArtifactLimits limits) {
    boolean isRead = isRead(sealed, limits);
    boolean isWritten = isWritten(model, limits);
    assertThat(isWritten).as("writer and reader hold the same limits").isEqualTo(isRead);
    return isRead;
  }

  private static boolean isRead(byte[] sealed, ArtifactLimits limits) {
    try {
      ArtifactFormat.read(sealed, limits);
      return true;
    } catch (ArtifactException refused) {
      assertThat(refused.code()).isEqualTo(Code.LIMIT);
      return false;
    }
  }

  private static boolean isWritten(StageModel model, ArtifactLimits limits) {
    try {
      ArtifactFormat.write(model, limits);
      return true;
    } catch (ArtifactException refused) {
      assertThat(refused.code()).isEqualTo(Code.LIMIT);
      return false;
    }
  }

  /** The model passes with exactly what it has of each thing, and not with one less. */
  @ParameterizedTest
  @EnumSource(ArtifactLimit.class)
  void eachLimitHoldsAtItsCountAndNotAtOneMore(ArtifactLimit limit) {
    // One stage has products and another asks about them, so that no model has both.
    StageModel model = limit == ArtifactLimit.MATCH_PROBES ? SmallModels.asking() : MODEL;
    byte[] sealed = ArtifactFormat.write(model);
    long count = 0;
    while (!passes(model, sealed, ArtifactLimits.DEFAULT.with(limit, count))) {
      count++;
    }
    assertThat(count).as("the model has at least one of %s", limit).isPositive();
    assertThat(passes(model, sealed, ArtifactLimits.DEFAULT.with(limit, count - 1))).isFalse();
  }

  @Test
  void bytesAreThoseOfTheWholeFile() {
    assertThat(passes(ArtifactLimits.DEFAULT.with(ArtifactLimit.BYTES, SEALED.length))).isTrue();
    assertThat(passes(ArtifactLimits.DEFAULT.with(ArtifactLimit.BYTES, SEALED.length - 1L)))
        .isFalse();
  }

  @Test
  void tenThousandRulesPassAndOneMoreDoesNot() {
    assertThat(sealedWithRules(10_000)).isNotEmpty();
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> sealedWithRules(10_001))
        .matches(refused -> refused.code() == Code.LIMIT)
        .withMessageContaining("section rules: more than 10000 rules");
  }

  private static byte[] sealedWithRules(int count) {
    return ArtifactFormat.write(
        RandomModels.of(1, new RandomModels.Size(12, 2, 2, 1, 2, 1, count)));
  }

  @Test
  void aMillionTableCellsPassAndOneRowMoreDoesNot() {
    assertThat(ArtifactFormat.write(withRows(499_999))).isNotEmpty();
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactFormat.write(withRows(500_000)))
        .withMessageContaining("section tables: more than 1000000 table cells");
  }

  /** Each row has two cells: its test and its output; the output's column counts one. */
  private static StageModel withRows(int count) {
    return SmallModels.with(
        draft -> {
          Table table = draft.tables.get(0);
          List<TableRow> rows = Collections.nCopies(count, table.rows().get(0));
          draft.tables = List.of(new Table("price", HitPolicy.FIRST, false, table.outputs(), rows));
        });
  }

  @Test
  void aLimitIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArtifactLimits.DEFAULT.with(ArtifactLimit.RULES, -1));
  }
}
