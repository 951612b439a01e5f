package io.verdict.engine.live;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.artifact.ArtifactException;
import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.ArtifactSigner;
import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.port.Clock;
import io.verdict.engine.signoff.SignOffException;
import io.verdict.engine.signoff.SignOffText;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.store.StoreException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets artifacts in: whole, signed by a trusted key, signed off where they decide.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class Admission {
  private final ArtifactStore store;
  private final Trust trust;
  private final Clock clock;

  Admission(ArtifactStore store, Trust trust, Clock clock) {
    this.store = store;
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * Reads and verifies an artifact.
   *
   * @param hash the hash under which the store has it
   * @throws RefusedException if it may not come in
   */
  Artifact admit(String hash, Role role) {
    byte[] bytes = read(hash);
    try {
      ArtifactSigner.verify(bytes, trust.artifactKeys(), trust.allowsUnsigned());
    } catch (ArtifactException unsigned) {
      throw refused(Code.SIGNATURE, hash, unsigned);
    }
    Artifact artifact;
    try {
      artifact = ArtifactFormat.read(bytes);
    } catch (ArtifactException broken) {
      throw refused(Code.ARTIFACT, hash, broken);
    }
    if (trust.needsSignOff() && role != Role.SHADOW) {
      requireSignOff(artifact);
    }
    return artifact;
  }

  private byte[] read(String hash) {
    try {
      ByteBuffer buffer = store.read(hash);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (StoreException absent) {
      throw refused(Code.ARTIFACT, hash, absent);
    }
  }

  /**
   * Requires that the artifact's sign-off is in force today, in the zone of its policy.
   *
   * @throws RefusedException {@code SIGN_OFF}
   */
  void requireSignOff(Artifact artifact) {
    if (!trust.needsSignOff()) {
      return;
    }
    String hash = artifact.contentHash();
    Optional<String> text = store.signOffs().find(hash);
    try {
      if (text.isEmpty()) {
        throw new SignOffException(
            SignOffException.Code.ABSENT, "there is no sign-off\n  have it validated and signed");
      }
      SignOffText.verify(text.get(), trust.signOffKeys()).requireInForce(hash, today());
    } catch (SignOffException absent) {
      throw refused(Code.SIGN_OFF, artifact.model().label() + ", " + hash, absent);
    }
  }

  private LocalDate today() {
    return LocalDate.ofEpochDay(Math.floorDiv(clock.millis(), TimeUnit.DAYS.toMillis(1)));
  }

  private static RefusedException refused(Code code, String what, RuntimeException cause) {
    return new RefusedException(code, "artifact " + what + ": " + cause.getMessage(), cause);
  }
}
