package io.verdict.engine.artifact;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Key pairs for tests; made anew in each JVM, since no result depends on which they are. */
final class SigningKeys {
  private SigningKeys() {}

  static KeyPair fresh() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  static KeyPair ofOtherAlgorithm() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("X25519").generateKeyPair();
  }
}
