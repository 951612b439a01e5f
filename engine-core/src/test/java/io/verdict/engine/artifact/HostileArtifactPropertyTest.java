package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.ArtifactException.Code;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.RecordLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Bytes that somebody sealed with care, so that every checksum is right, and that still mean
 * nothing good: read to a model that a program can be linked from, or refused, never anything else.
 */
class HostileArtifactPropertyTest {
  private static final boolean IS_NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int MUTATIONS = IS_NIGHTLY ? 2_000_000 : 5_000;
  private static final Section[] SECTIONS = Section.values();

  @Test
  void changedSectionsGiveAModelThatLinksOrATypedRefusal() {
    long seed = Long.getLong("verdict.seed", 20_261_201L);
    SplittableRandom random = new SplittableRandom(seed);
    Resealed[] originals = new Resealed[8];
    for (int i = 0; i < originals.length; i++) {
      originals[i] =
          new Resealed(
              ArtifactFormat.write(
                  RandomModels.of(i, new RandomModels.Size(12, 2, 4, 2, 3, 2, 8))));
    }
    Set<Code> codes = EnumSet.noneOf(Code.class);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Resealed original = originals[random.nextInt(originals.length)];
      Section section = SECTIONS[random.nextInt(SECTIONS.length)];
      byte[] hostile = original.with(section, mutate(original.payload(section), random));
      try {
        Artifact artifact = ArtifactFormat.read(hostile);
        StageModel model = artifact.model();
        ArtifactFormat.read(ArtifactFormat.write(model));
        assertThat(Program.link(model, RecordLayout.of(model.schema()))).isNotNull();
        read++;
      } catch (ArtifactException refused) {
        codes.add(refused.code());
      } catch (RuntimeException untyped) {
        throw new AssertionError("seed " + seed + ", mutation " + i + " of " + section, untyped);
      }
    }
    assertThat(codes).containsExactlyInAnyOrder(Code.LIMIT, Code.MALFORMED, Code.SCHEMA);
    assertThat(read).as("seed %d", seed).isBetween(MUTATIONS / 100, MUTATIONS * 9 / 10);
  }

  private static byte[] mutate(byte[] payload, SplittableRandom random) {
    if (payload.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    byte[] changed = payload;
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(5)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed[at] = (byte) random.nextInt(256);
        case 2 -> changed[at] += (byte) (random.nextBoolean() ? 1 : -1);
        case 3 -> changed = Arrays.copyOf(changed, at + 1);
        default -> {
          byte[] longer = Arrays.copyOf(changed, changed.length + 1);
          System.arraycopy(changed, at, longer, at + 1, changed.length - at);
          changed = longer;
        }
      }
    }
    return changed;
  }

  /** A count of two billion in place of each section's first: refused before memory is taken. */
  @Test
  void hostileCountsAllocateNothing() {
    Resealed original = new Resealed(ArtifactFormat.write(SmallModels.everyPart()));
    for (Section section : EnumSet.complementOf(EnumSet.of(Section.META))) {
      for (int[] head : new int[][] {{0xFF, 0xFF, 0xFF, 0xFF, 0x07}, {0x7F}, {0xFF, 0x7F}}) {
        byte[] rest = original.payload(section);
        byte[] hostile = new byte[head.length + rest.length - 1];
        for (int i = 0; i < head.length; i++) {
          hostile[i] = (byte) head[i];
        }
        System.arraycopy(rest, 1, hostile, head.length, rest.length - 1);
        byte[] sealed = original.with(section, hostile);
        long before = allocatedBytes();
        assertThatExceptionOfType(ArtifactException.class)
            .as("section %s", section)
            .isThrownBy(() -> ArtifactFormat.read(sealed));
        assertThat(allocatedBytes() - before).as("section %s", section).isLessThan(4L << 20);
      }
    }
  }

  private static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
  }

  @Test
  void aSchemaHashOfAnotherSchemaIsRefused() {
    Resealed original = new Resealed(ArtifactFormat.write(SmallModels.everyPart()));
    byte[] sealed = original.withSchemaDigest(new byte[Envelope.DIGEST_BYTES]);
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactFormat.read(sealed))
        .matches(refused -> refused.code() == Code.SCHEMA);
  }

  @Test
  void aMessageIsOneShortLineWhateverTheNamesAre() {
    String name = "evil\r\nname\u202E\u2028" + "x".repeat(5000);
    StageModel model = SmallModels.with(draft -> draft.probes = List.of(probeOf(name)));
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactFormat.write(model))
        .satisfies(
            refused -> {
              assertThat(refused.getMessage()).contains("evil??name??x").hasSizeLessThan(450);
              assertThat(refused.getMessage().lines()).hasSize(1);
            });
  }

  private static ListProbe probeOf(String list) {
    return new ListProbe(SmallModels.PROBE, list, SmallModels.PERSON);
  }
}
