package io.verdict.replay.run;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.signoff.SignOff;
import io.verdict.engine.signoff.SignOffException;
import io.verdict.engine.signoff.SignOffText;
import io.verdict.engine.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * {@code signoff.yaml}: the validator's statement about the artifacts of a run, bound to the run by
 * its manifest and signed; also put into the run's store, where a live engine looks for it.
 */
final class SignOffOut {
  private static final String FILE = "signoff.yaml";
  private static final int MAX_KEY_BYTES = 1 << 14;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final RunOptions.Signing signing;
  private final String statement;
  private final PrivateKey key;

  private SignOffOut(RunOptions.Signing signing, String statement, PrivateKey key) {
    this.signing = signing;
    this.statement = statement;
    this.key = key;
  }

  /**
   * Reads statement and key before the run starts, so that a long run does not fail at its end.
   *
   * @return null when nobody signs
   * @throws InputException if one of them cannot be read or is not what it must be
   */
  static SignOffOut open(RunOptions.Signing signing) {
    if (signing == null) {
      return null;
    }
    String statement = read(signing.statement(), SignOffText.MAX_BYTES);
    SignOffOut out = new SignOffOut(signing, statement, key(signing.key()));
    String any = "0".repeat(64);
    out.signOff(List.of(any), any);
    return out;
  }

  private SignOff signOff(List<String> artifacts, String manifest) {
    StringBuilder text = new StringBuilder("verdict-signoff: 1\n");
    artifacts.forEach(hash -> text.append("artifact: ").append(hash).append('\n'));
    text.append("manifest: ").append(manifest).append('\n');
    statement
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> text.append(line).append('\n'));
    try {
      SignOff signOff = SignOffText.parse(text.toString());
      if (!signOff.artifacts().equals(artifacts)) {
        throw new InputException(
            signing.statement() + " names artifacts;\nleave them out: the run knows its own");
      }
      return signOff;
    } catch (SignOffException malformed) {
      throw new InputException(
          signing.statement()
              + ": "
              + malformed.getMessage()
              + "\nit has the lines scope, owner, validator, signed-on, expires-on, decision, and"
              + " as many finding and condition",
          malformed);
    }
  }

  /**
   * Writes the sign-off.
   *
   * @param faults what forbids approval, such as divergences of the journal; 0 for nothing
   * @throws InputException if it approves a run with faults
   */
  void write(RunResult run, String manifest, long faults) throws IOException {
    List<String> artifacts = run.bundle().artifacts().stream().map(Artifact::contentHash).toList();
    SignOff signOff = signOff(artifacts, manifest);
    if (faults > 0 && signOff.decision() != SignOff.Verdict.REJECT) {
      throw new InputException(
          signing.statement()
              + " approves a run with "
              + faults
              + " faults: divergences of the journal, limits that do not add up, or prices above"
              + " the ceiling;\n"
              + "see metrics.json, and do not sign");
    }
    String text = SignOffText.sign(signOff, key, signing.keyId());
    Files.writeString(run.options().out().resolve(FILE), text, StandardCharsets.UTF_8);
    try (ArtifactStore store = ArtifactStore.open(run.options().out().resolve("store"))) {
      store.signOffs().put(text, artifacts);
    }
  }

  private static String read(Path file, int mostBytes) {
    try {
      if (Files.size(file) > mostBytes) {
        throw new InputException(file + " is too large;\nat most " + mostBytes + " bytes");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ";\nsee docs/tools.md, replay", e);
    }
  }

  private static PrivateKey key(Path file) {
    String pem = read(file, MAX_KEY_BYTES).strip();
    if (pem.startsWith(BEGIN) && pem.endsWith(END)) {
      String base64 = pem.substring(BEGIN.length(), pem.length() - END.length());
      try {
        return KeyFactory.getInstance("Ed25519")
            .generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64.strip())));
      } catch (GeneralSecurityException | IllegalArgumentException unfit) {
        throw noKey(file, unfit);
      }
    }
    throw noKey(file, null);
  }

  private static InputException noKey(Path file, Exception cause) {
    return new InputException(
        file
            + " holds no Ed25519 key in PEM;\n"
            + "make one with: openssl genpkey -algorithm ed25519 -out "
            + file,
        cause);
  }
}
