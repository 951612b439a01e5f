package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An identifier that goes in is nowhere in what comes out: files, messages, texts of objects. */
class PrivacyTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final String PHONE = "13800138000";
  private static final String PERSON = "11010119900307123X";
  private static final Flow FLOW =
      new Flow(Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", DAY));

  @TempDir Path directory;

  @Test
  void plantedIdentifiersAreInNoFileAndNoText() throws Exception {
    KeyHasher hasher =
        KeyHasher.of("a key of the host, 32 bytes long".getBytes(StandardCharsets.UTF_8));
    StringBuilder texts = new StringBuilder();
    try (SlabFeatureStore store =
        SlabFeatureStore.open(StoreOptions.defaults(), directory, StoreProcess.JOURNAL)) {
      SlabFeatures features = FLOW.bind(store);
      Record record = FLOW.layout.newRecord();
      for (int i = 0; i < 50; i++) {
        hasher.set(record, 0, PHONE);
        hasher.set(record, 1, PERSON);
        features.join(record, NOW + i);
        features.apply(record, NOW + i, i);
      }
      store.snapshot();
      assertThat(record.value(FLOW.layout.slot("ids"))).isEqualTo(1);
      texts.append(record).append(store.counters());
    }
    assertThat(texts).doesNotContain(PHONE).doesNotContain(PERSON);
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSizeGreaterThan(1);
    for (Path file : files) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String id : List.of(PHONE, PERSON)) {
          String planted = new String(id.getBytes(charset), StandardCharsets.ISO_8859_1);
          assertThat(content.contains(planted)).as("%s holds an identifier", file).isFalse();
        }
      }
    }
  }

  @Test
  void anotherKeyOfTheHostFindsNothing() {
    KeyHasher hasher = KeyHasher.of(new byte[32]);
    KeyHasher other = KeyHasher.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      Record record = FLOW.layout.newRecord();
      hasher.set(record, 0, PHONE);
      hasher.set(record, 1, PERSON);
      features.apply(record, NOW, 1);
      features.join(record, NOW);
      assertThat(record.value(FLOW.layout.slot("ids"))).isEqualTo(1);
      other.set(record, 0, PHONE);
      features.join(record, NOW);
      assertThat(record.value(FLOW.layout.slot("ids"))).isZero();
    }
  }
}
