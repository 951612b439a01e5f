package io.verdict.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.record.Applicant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeyFileTest {
  private static final byte[] MASTER = new byte[32];
  private static final byte[] PLAIN = "38.6 years, 9000".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTEXT = "A1".getBytes(StandardCharsets.UTF_8);
  private static final Applicant ANNE = new Applicant(1, 2);
  private static final Applicant BERT = new Applicant(1, 3);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("persons.keys");
  }

  @Test
  void aPersonsKeyOpensWhatItSealedAlsoAfterARestart() {
    byte[] sealed;
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      sealed = keys.keyOf(ANNE).seal(PLAIN, CONTEXT);
      assertThat(keys.keyOf(ANNE).open(sealed, CONTEXT)).isEqualTo(PLAIN);
      assertThat(sealed).hasSize(PLAIN.length + PersonKey.OVERHEAD_BYTES);
      assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("9000");
    }
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      assertThat(keys.persons()).isEqualTo(1);
      assertThat(keys.find(ANNE).orElseThrow().open(sealed, CONTEXT)).isEqualTo(PLAIN);
      assertThat(keys.find(BERT)).isEmpty();
      assertThatThrownBy(() -> keys.keyOf(BERT).open(sealed, CONTEXT))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> keys.keyOf(ANNE).open(sealed, "A2".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anErasedKeyIsGoneForEverAndItsBytesAreOverwritten() throws IOException {
    byte[] wrapped;
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      keys.keyOf(ANNE);
      keys.keyOf(BERT);
      wrapped = Arrays.copyOfRange(Files.readAllBytes(file()), 64 + 24, 64 + 64);
      assertThat(keys.erase(ANNE)).isTrue();
      assertThat(keys.erase(ANNE)).isFalse();
      assertThat(keys.find(ANNE)).isEmpty();
      assertThatThrownBy(() -> keys.keyOf(ANNE)).isInstanceOf(ErasedException.class);
    }
    byte[] after = Files.readAllBytes(file());
    assertThat(Arrays.copyOfRange(after, 64 + 24, 64 + 64)).isEqualTo(new byte[40]);
    assertThat(new String(after, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(wrapped, StandardCharsets.ISO_8859_1));
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      assertThatThrownBy(() -> keys.keyOf(ANNE)).isInstanceOf(ErasedException.class);
      assertThat(keys.find(BERT)).isPresent();
    }
  }

  @Test
  void aPersonWithoutAKeyCanBeErasedToo() {
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      assertThat(keys.erase(ANNE)).isFalse();
      assertThatThrownBy(() -> keys.keyOf(ANNE)).isInstanceOf(ErasedException.class);
    }
  }

  @Test
  void aPlaceCutShortAtTheEndIsUsedAgainAndDamageInTheMiddleIsRefused() throws IOException {
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      keys.keyOf(ANNE);
      keys.keyOf(BERT);
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 10));
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      assertThat(keys.persons()).isEqualTo(1);
      keys.keyOf(BERT);
      assertThat(keys.persons()).isEqualTo(2);
    }
    for (int at = 64; at < 128; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file(), damaged);
      assertThatThrownBy(() -> PersonKeyFile.open(folder, MASTER))
          .hasMessageContaining("place 1 is damaged");
    }
  }

  @Test
  void oneProcessOpensItAndNobodyElseReadsIt() throws IOException {
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      keys.keyOf(ANNE);
      assertThatThrownBy(() -> PersonKeyFile.open(folder, MASTER))
          .hasMessageContaining("open already");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anotherMasterKeyDoesNotUnwrap() {
    try (PersonKeyFile keys = PersonKeyFile.open(folder, MASTER)) {
      keys.keyOf(ANNE);
    }
    byte[] other = new byte[32];
    other[5] = 1;
    try (PersonKeyFile keys = PersonKeyFile.open(folder, other)) {
      assertThatThrownBy(() -> keys.keyOf(ANNE)).hasMessageContaining("master key");
    }
  }
}
