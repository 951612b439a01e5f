package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactSignerTest {
  private static final byte[] UNSIGNED = ArtifactFormat.write(RandomModels.of(11));

  private final KeyPair risk;
  private final KeyPair stranger;
  private final Map<String, PublicKey> trusted;

  ArtifactSignerTest() throws GeneralSecurityException {
    risk = SigningKeys.fresh();
    stranger = SigningKeys.fresh();
    trusted = Map.of("risk-2026", risk.getPublic());
  }

  private byte[] signed() {
    return ArtifactSigner.sign(UNSIGNED, risk.getPrivate(), "risk-2026");
  }

  private void refuses(byte[] artifact, boolean allowUnsigned) {
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactSigner.verify(artifact, trusted, allowUnsigned))
        .matches(refused -> refused.code() == Code.SIGNATURE)
        .withMessageStartingWith("SIGNATURE: section signature: ");
  }

  @Test
  void aTrustedKeyIsNamed() {
    assertThat(ArtifactSigner.verify(signed(), trusted, false)).contains("risk-2026");
  }

  @Test
  void signingChangesNeitherModelNorContentHash() {
    assertThat(ArtifactFormat.read(signed())).isEqualTo(ArtifactFormat.read(UNSIGNED));
  }

  @Test
  void signingAgainReplacesTheSignature() {
    byte[] other = ArtifactSigner.sign(UNSIGNED, stranger.getPrivate(), "stranger");
    byte[] again = ArtifactSigner.sign(other, risk.getPrivate(), "risk-2026");
    assertThat(again).isEqualTo(signed());
  }

  @Test
  void anUnsignedArtifactPassesOnlyWhereTheHostSaysSo() {
    assertThat(ArtifactSigner.verify(UNSIGNED, trusted, true)).isEmpty();
    refuses(UNSIGNED, false);
  }

  @Test
  void aKeyThatIsNotTrustedIsRefusedEvenWhereUnsignedPasses() {
    refuses(ArtifactSigner.sign(UNSIGNED, stranger.getPrivate(), "stranger"), true);
  }

  @Test
  void aStrangerUnderATrustedNameIsRefused() {
    refuses(ArtifactSigner.sign(UNSIGNED, stranger.getPrivate(), "risk-2026"), true);
  }

  @Test
  void theSignatureOfAnotherArtifactIsRefused() {
    byte[] signature = Envelope.open(signed(), ArtifactLimits.DEFAULT).signature();
    byte[] other = ArtifactFormat.write(RandomModels.of(12));
    Envelope envelope = Envelope.open(other, ArtifactLimits.DEFAULT);
    refuses(envelope.withSignature(signature, ArtifactLimits.DEFAULT), true);
  }

  @Test
  void aSignatureMovedToAnotherTrustedNameIsRefused() {
    byte[] block = Envelope.open(signed(), ArtifactLimits.DEFAULT).signature();
    block["risk-2026".length()] = '7';
    byte[] moved =
        Envelope.open(UNSIGNED, ArtifactLimits.DEFAULT)
            .withSignature(block, ArtifactLimits.DEFAULT);
    Map<String, PublicKey> both =
        Map.of("risk-2026", risk.getPublic(), "risk-2027", risk.getPublic());
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactSigner.verify(moved, both, true))
        .matches(refused -> refused.code() == Code.SIGNATURE);
  }

  @Test
  void everyBitOfTheSignatureCounts() {
    Envelope unsigned = Envelope.open(UNSIGNED, ArtifactLimits.DEFAULT);
    byte[] block = Envelope.open(signed(), ArtifactLimits.DEFAULT).signature();
    for (int bit = 0; bit < block.length * 8; bit++) {
      block[bit >>> 3] ^= (byte) (1 << (bit & 7));
      refuses(unsigned.withSignature(block, ArtifactLimits.DEFAULT), true);
      block[bit >>> 3] ^= (byte) (1 << (bit & 7));
    }
  }

  @Test
  void blocksOfAnyLengthAreRefused() {
    Envelope unsigned = Envelope.open(UNSIGNED, ArtifactLimits.DEFAULT);
    for (int length = 1; length < 200; length++) {
      for (int fill : new int[] {0, 1, 0x41, 0xFF}) {
        byte[] block = new byte[length];
        Arrays.fill(block, (byte) fill);
        refuses(unsigned.withSignature(block, ArtifactLimits.DEFAULT), true);
      }
    }
  }

  @Test
  void aDamagedArtifactIsNotSigned() {
    byte[] damaged = UNSIGNED.clone();
    damaged[damaged.length - 1] ^= 1;
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactSigner.sign(damaged, risk.getPrivate(), "risk-2026"))
        .matches(refused -> refused.code() == Code.CHECKSUM);
  }

  @Test
  void keysOfAnotherAlgorithmAreRefused() throws GeneralSecurityException {
    KeyPair other = SigningKeys.ofOtherAlgorithm();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArtifactSigner.sign(UNSIGNED, other.getPrivate(), "risk-2026"));
    byte[] signed = signed();
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(
            () -> ArtifactSigner.verify(signed, Map.of("risk-2026", other.getPublic()), false))
        .matches(refused -> refused.code() == Code.SIGNATURE);
  }

  @Test
  void namesOfKeysAreShortAndPlain() {
    for (String keyId : new String[] {"", "a b", "a\n", "x".repeat(65), "密钥"}) {
      assertThatIllegalArgumentException()
          .as(keyId)
          .isThrownBy(() -> ArtifactSigner.sign(UNSIGNED, risk.getPrivate(), keyId));
    }
  }
}
