package io.verdict.engine.live;

import java.security.PublicKey;
import java.util.Map;

/**
 * What a host demands of an artifact before it decides about a person.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param artifactKeys Ed25519 keys that may sign artifacts, by name
 * @param allowsUnsigned whether an artifact without a signature passes
 * @param signOffKeys Ed25519 keys that may sign off, by name
 * @param needsSignOff whether a champion or challenger needs a sign-off that is in force; shadows
 *     and replays never do
 */
public record Trust(
    Map<String, PublicKey> artifactKeys,
    boolean allowsUnsigned,
    Map<String, PublicKey> signOffKeys,
    boolean needsSignOff) {
  public Trust {
    artifactKeys = Map.copyOf(artifactKeys);
    signOffKeys = Map.copyOf(signOffKeys);
  }

  /** Live mode: signed artifacts, each with a sign-off in force. */
  public static Trust live(
      Map<String, PublicKey> artifactKeys, Map<String, PublicKey> signOffKeys) {
    return new Trust(artifactKeys, false, signOffKeys, true);
  }

  /** For a developer's machine and for shadows: anything undamaged passes. */
  public static Trust anything() {
    return new Trust(Map.of(), true, Map.of(), false);
  }
}
