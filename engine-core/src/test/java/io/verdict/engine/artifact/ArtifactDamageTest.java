package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every single bit flip and every truncation of a real artifact of 64 KiB is refused with a typed
 * error.
 */
class ArtifactDamageTest {
  private static final int BYTES = 64 << 10;

  private static byte[] sealed() {
    byte[] sealed = {};
    for (int rules = 100; sealed.length < BYTES; rules += 100) {
      sealed =
          ArtifactFormat.write(
              RandomModels.of(5, new RandomModels.Size(60, 8, 40, 4, 40, 4, rules)));
    }
    return sealed;
  }

  private static byte[] signed() throws GeneralSecurityException {
    return ArtifactSigner.sign(sealed(), SigningKeys.fresh().getPrivate(), "first");
  }

  private static Code refusal(byte[] bytes, String what) {
    try {
      ArtifactFormat.read(bytes);
    } catch (ArtifactException refused) {
      return refused.code();
    }
    throw new AssertionError(what + " is read");
  }

  @Test
  void everyBitFlipIsRefused() throws GeneralSecurityException {
    byte[] bytes = signed();
    assertThat(bytes).hasSizeGreaterThan(BYTES);
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >>> 3] ^= (byte) (1 << (bit & 7));
      codes.add(refusal(bytes, "bit " + bit));
      bytes[bit >>> 3] ^= (byte) (1 << (bit & 7));
    }
    assertThat(codes)
        .containsExactlyInAnyOrder(
            Code.BAD_MAGIC,
            Code.VERSION,
            Code.TRUNCATED,
            Code.LENGTH,
            Code.MALFORMED,
            Code.CHECKSUM,
            Code.HASH);
    assertThat(ArtifactFormat.read(bytes)).isNotNull();
  }

  @Test
  void everyTruncationIsRefused() throws GeneralSecurityException {
    byte[] bytes = signed();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(refusal(Arrays.copyOf(bytes, length), "length " + length))
          .isEqualTo(Code.TRUNCATED);
    }
  }

  @Test
  void bytesThatFollowAreRefused() {
    byte[] bytes = sealed();
    assertThat(refusal(Arrays.copyOf(bytes, bytes.length + 1), "one more")).isEqualTo(Code.LENGTH);
  }

  @Test
  void whatIsNoArtifactIsRefusedByItsFirstBytes() {
    assertThat(refusal("policy fraud {".getBytes(StandardCharsets.UTF_8), "text"))
        .isEqualTo(Code.BAD_MAGIC);
  }

  @Test
  void aRefusalNamesSectionAndOffset() {
    byte[] bytes = sealed();
    bytes[bytes.length - 1] ^= 1;
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactFormat.contentHash(bytes))
        .withMessageMatching("CHECKSUM: .*offset [0-9]+: section \\w+ is damaged");
  }
}
