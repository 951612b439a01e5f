package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveOptions;
import io.verdict.engine.live.RefusedException;
import io.verdict.engine.live.Trust;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a replay over its sign-off to a live engine that lets the policy in, and only with it. */
class SignOffCommandTest {
  private static final String STATEMENT =
      """
      # What the validator says; the run adds the hashes.
      scope: consumer loans, own channels
      owner: credit policy
      validator: model risk
      signed-on: 2026-11-28
      expires-on: 2027-05-31
      decision: APPROVE_WITH_CONDITIONS
      finding: MEDIUM | 2027-01-31 | open | few cases above 60 years of age
      condition: review when the approval rate leaves 42 to 50 %
      """;

  @TempDir Path temporary;
  private TinyCase tiny;
  private Path statement;
  private Path key;
  private KeyPair pair;

  @BeforeEach
  void setUp() throws IOException, GeneralSecurityException {
    tiny = new TinyCase(temporary);
    statement = Files.writeString(temporary.resolve("statement"), STATEMENT);
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    key =
        Files.writeString(
            temporary.resolve("key.pem"),
            "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  private CommandRun signed() {
    return tiny.replay("--sign-off", statement.toString(), "--key", key.toString());
  }

  private LiveEngine live(LocalDate day) throws IOException {
    ArtifactStore store = ArtifactStore.open(tiny.out.resolve("store"));
    Path artifacts = tiny.out.resolve("store").resolve("artifacts");
    String file = CommandRun.filesIn(artifacts).get(0);
    String hash = file.substring(0, file.indexOf('.'));
    StageModel model = ArtifactFormat.read(store.read(hash)).model();
    store
        .activation()
        .activate(
            List.of(
                new Activation.Entry(
                    Activation.Role.CHAMPION,
                    model.stage().policyName(),
                    model.name(),
                    model.version(),
                    hash,
                    10_000)));
    Trust trust = new Trust(Map.of(), true, Map.of("validator", pair.getPublic()), true);
    long now = TimeUnit.DAYS.toMillis(day.toEpochDay());
    return LiveEngine.open(store, LiveOptions.of(trust, () -> now));
  }

  @Test
  void aLiveEngineLetsThePolicyInOnlyWithTheSignOffOfTheRun() throws IOException {
    assertThat(tiny.replay().status()).isZero();
    assertThatThrownBy(() -> live(LocalDate.of(2026, 12, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("there is no sign-off");
    CommandRun run = signed();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(tiny.out.resolve("signoff.yaml"))
        .content()
        .contains("validator: model risk", "manifest: ", "key: validator", "signature: ");
    try (LiveEngine live = live(LocalDate.of(2026, 12, 1))) {
      assertThat(live.health().isHealthy()).isTrue();
    }
    assertThatThrownBy(() -> live(LocalDate.of(2027, 6, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("expired on 2027-05-31");
  }

  @Test
  void theSignOffOfOneRunDoesNotLetAnotherPolicyIn() throws IOException {
    assertThat(signed().status()).isZero();
    String text = Files.readString(tiny.out.resolve("signoff.yaml"));
    Path policy = tiny.folder.resolve("credit.policy");
    Files.writeString(policy, Files.readString(policy).replace("< 18", "< 21"));
    assertThat(tiny.replay().status()).isZero();
    String artifact = CommandRun.filesIn(tiny.out.resolve("store").resolve("artifacts")).get(0);
    String hash = artifact.substring(0, artifact.indexOf('.'));
    try (ArtifactStore store = ArtifactStore.open(tiny.out.resolve("store"))) {
      String content = ArtifactFormat.read(store.read(hash)).contentHash();
      store.signOffs().put(text, List.of(content));
    }
    assertThatThrownBy(() -> live(LocalDate.of(2026, 12, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("does not name artifact");
  }

  @Test
  void whatIsWrongWithStatementOrKeyIsSaidBeforeTheRun() throws IOException {
    CommandRun alone = tiny.replay("--sign-off", statement.toString());
    alone.requireRefused();
    assertThat(alone.err()).contains("--sign-off and --key go together");
    Files.writeString(key, "no key");
    CommandRun noKey = signed();
    noKey.requireRefused();
    assertThat(noKey.err()).contains("key.pem", "no Ed25519 key", "openssl genpkey");
    Files.writeString(
        statement, STATEMENT.replace("validator: model risk", "validator: credit policy"));
    setUpKey();
    CommandRun own = signed();
    own.requireRefused();
    assertThat(own.err()).contains("owner and validator are one person");
    assertThat(tiny.out).doesNotExist();
  }

  private void setUpKey() throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        key, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }
}
