package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArtifactFormatTest {
  private static final int MODELS = 150;

  @Test
  void readsBackWhatWasWritten() {
    for (long seed = 0; seed < MODELS; seed++) {
      StageModel model = RandomModels.of(seed);
      Artifact artifact = ArtifactFormat.read(ArtifactFormat.write(model));
      assertThat(artifact.model()).as("seed %d", seed).isEqualTo(model);
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    for (long seed = 0; seed < 50; seed++) {
      byte[] first = ArtifactFormat.write(RandomModels.of(seed));
      byte[] second = ArtifactFormat.write(RandomModels.of(seed));
      byte[] third = ArtifactFormat.write(ArtifactFormat.read(first).model());
      assertThat(second).as("seed %d", seed).isEqualTo(first);
      assertThat(third).as("seed %d", seed).isEqualTo(first);
    }
  }

  @Test
  void anotherModelHasAnotherContentHash() {
    String one = ArtifactFormat.contentHash(ArtifactFormat.write(RandomModels.of(1)));
    String two = ArtifactFormat.contentHash(ArtifactFormat.write(RandomModels.of(2)));
    assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(two);
  }

  /** The bytes of version 2 never change; a change of layout takes a new version. */
  @Test
  void theBytesOfTheFormatStayAsTheyAre() {
    byte[] sealed = ArtifactFormat.write(SmallModels.everyPart());
    assertThat(ArtifactFormat.contentHash(sealed)).isEqualTo(SmallModels.EVERY_PART_HASH);
  }

  @Test
  void hashesAreOfTheContentAndOfTheSchema() {
    StageModel model = RandomModels.of(3);
    byte[] sealed = ArtifactFormat.write(model);
    Artifact artifact = ArtifactFormat.read(sealed);
    assertThat(artifact.contentHash()).isEqualTo(ArtifactFormat.contentHash(sealed));
    assertThat(artifact.schemaHash()).isEqualTo(ArtifactFormat.schemaHash(model.schema()));
  }

  @Test
  void theSchemaHashChangesWithAnyFieldAndOnlyThen() {
    Schema schema = Schema.of(List.of(Field.input("a", Type.integer(), true)));
    Schema other = Schema.of(List.of(Field.input("a", Type.integer(), false)));
    Schema same = Schema.of(List.of(Field.input("a", Type.integer(), true)));
    assertThat(ArtifactFormat.schemaHash(same)).isEqualTo(ArtifactFormat.schemaHash(schema));
    assertThat(ArtifactFormat.schemaHash(other)).isNotEqualTo(ArtifactFormat.schemaHash(schema));
  }

  @Test
  void readsABufferBetweenItsPositionAndLimit() {
    byte[] sealed = ArtifactFormat.write(RandomModels.of(4));
    ByteBuffer direct = ByteBuffer.allocateDirect(sealed.length + 20);
    direct.position(7).put(sealed).position(7).limit(7 + sealed.length);
    Artifact artifact = ArtifactFormat.read(direct);
    assertThat(artifact).isEqualTo(ArtifactFormat.read(sealed));
    assertThat(direct.position()).isEqualTo(7);
  }

  @Test
  void theSeedsOfTheseTestsReachEveryOperationAndPart() {
    Set<Op> ops = EnumSet.noneOf(Op.class);
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    Set<WindowOp> windowOps = EnumSet.noneOf(WindowOp.class);
    for (long seed = 0; seed < MODELS; seed++) {
      StageModel model = RandomModels.of(seed);
      stages.add(model.stage());
      model.windows().forEach(window -> windowOps.add(window.op()));
      model
          .derivations()
          .forEach(derivation -> derivation.code().forEach(step -> ops.add(step.op())));
    }
    assertThat(ops).containsExactly(Op.values());
    assertThat(stages).containsExactly(Stage.values());
    assertThat(windowOps).containsExactly(WindowOp.values());
  }

  @Test
  void aNullBufferIsAProgrammingError() {
    assertThatThrownBy(() -> ArtifactFormat.read((byte[]) null))
        .isInstanceOf(NullPointerException.class);
  }
}
