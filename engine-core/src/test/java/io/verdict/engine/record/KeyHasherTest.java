package io.verdict.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyHasherTest {
  private static final byte[] KEY = "0123456789abcdef-a-test-key".getBytes(StandardCharsets.UTF_8);

  private static ByteBuffer platformHmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertHash(byte[] key, String id, String normalised) throws Exception {
    KeyHasher hasher = KeyHasher.of(key);
    assertThat(hasher.hash(id)).isTrue();
    ByteBuffer expected = platformHmac(key, normalised);
    assertThat(hasher.high()).isEqualTo(expected.getLong());
    assertThat(hasher.low()).isEqualTo(expected.getLong());
  }

  @Test
  void isTheHmacOfThePlatformCutTo128Bits() throws Exception {
    assertHash(KEY, "13800138000", "13800138000");
    assertHash(new byte[16], "A", "A");
    assertHash(new byte[64], "device-17".toUpperCase(java.util.Locale.ROOT), "DEVICE-17");
    assertHash(new byte[100], "a key longer than a block", "A KEY LONGER THAN A BLOCK");
  }

  @Test
  void normalisesSpaceCaseAndFullWidth() throws Exception {
    assertHash(KEY, "  11010119900307123x\t", "11010119900307123X");
    assertHash(KEY, "１３８００１３８０００", "13800138000");
    assertHash(KEY, "　北京市海淀区 1 号　", "北京市海淀区 1 号");
  }

  @Test
  void twoUsesInARowDoNotDisturbEachOther() {
    KeyHasher hasher = KeyHasher.of(KEY);
    hasher.hash("a-much-longer-identifier");
    hasher.hash("b");
    long second = hasher.high();
    KeyHasher fresh = hasher.fork();
    fresh.hash("b");
    assertThat(second).isEqualTo(fresh.high());
  }

  @Test
  void anotherKeyGivesAnotherHash() {
    KeyHasher one = KeyHasher.of(KEY);
    KeyHasher other = KeyHasher.of(new byte[16]);
    one.hash("a");
    other.hash("a");
    assertThat(one.high()).isNotEqualTo(other.high());
  }

  @Test
  void nothingLeftOfAnIdentifierMakesTheSlotMissing() {
    RecordLayout layout =
        RecordLayout.of(Schema.of(List.of(Field.input("phone", Type.key(), false))));
    Record record = layout.newRecord();
    KeyHasher hasher = KeyHasher.of(KEY);
    hasher.set(record, 0, "13800138000");
    assertThat(record.isPresent(0)).isTrue();
    assertThat(record.keyLow(0)).isEqualTo(hasher.low());
    hasher.set(record, 0, "  ");
    assertThat(record.isPresent(0)).isFalse();
  }

  @Test
  void refusesAShortKeyAndALongIdentifierWithoutRepeatingIt() {
    assertThatThrownBy(() -> KeyHasher.of(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 16");
    String id = "7".repeat(KeyHasher.MAX_ID_BYTES + 1);
    KeyHasher hasher = KeyHasher.of(KEY);
    assertThatThrownBy(() -> hasher.hash(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1024")
        .hasMessageNotContaining("777");
  }
}
