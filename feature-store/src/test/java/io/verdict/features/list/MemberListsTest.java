package io.verdict.features.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.schema.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberListsTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("list.csv"), text);
  }

  private static boolean contains(MemberList list, String id) {
    KeyHasher hasher = KeyHasher.of(KEY);
    hasher.hash(id);
    return list.contains(hasher.high(), hasher.low());
  }

  @Test
  void aFileOfIdentifiersBecomesAListOfHashes() throws Exception {
    MemberList list =
        ListLoader.ofKeys(KeyHasher.of(KEY))
            .load(file("# stolen\n13800138000\n\n \"dev,17\" \r\n13800138000\n"));
    assertThat(list.size()).isEqualTo(2);
    assertThat(contains(list, "13800138000")).isTrue();
    assertThat(contains(list, "dev,17")).isTrue();
    assertThat(contains(list, "DEV,17")).as("normalised like the record's").isTrue();
    assertThat(contains(list, "13800138001")).isFalse();
  }

  @Test
  void anotherKeyFindsNothing() throws Exception {
    MemberList list = ListLoader.ofKeys(KeyHasher.of(new byte[16])).load(file("13800138000\n"));
    assertThat(contains(list, "13800138000")).isFalse();
  }

  @Test
  void aFileOfCodesIsFoundByTheCode() throws Exception {
    MemberList list = ListLoader.ofCodes().load(file("\uFEFFh5\n网点\n"));
    assertThat(list.contains(Symbols.high("h5"), Symbols.low("h5"))).isTrue();
    assertThat(list.contains(Symbols.high("网点"), Symbols.low("网点"))).isTrue();
    assertThat(list.contains(Symbols.high("app"), Symbols.low("app"))).isFalse();
  }

  @Test
  void aLineWithTwoColumnsIsNamedByFileAndLineAndNotRepeated() throws Exception {
    Path file = file("a\n13800138000,Zhang San\n");
    ListLoader loader = ListLoader.ofKeys(KeyHasher.of(KEY));
    assertThatThrownBy(() -> loader.load(file))
        .isInstanceOf(ListFormatException.class)
        .hasMessageStartingWith("list.csv:2: expected one column")
        .hasMessageNotContaining("138");
  }

  @Test
  void aSwapShowsInTheSlotThatAProbeHolds() {
    MemberLists lists = new MemberLists();
    ListSlot slot = lists.slot("fraud_device", Kind.KEY);
    assertThat(slot.current()).isNull();
    SlabMemberList.Builder builder = SlabMemberList.builder(8);
    builder.add(1, 2);
    lists.swap("fraud_device", builder.build());
    assertThat(slot.current().contains(1, 2)).isTrue();
    lists.swap("fraud_device", SlabMemberList.builder(8).build());
    assertThat(slot.current().contains(1, 2)).isFalse();
    assertThatThrownBy(() -> lists.swap("fraud_devise", slot.current()))
        .hasMessageContaining("did you mean 'fraud_device'");
    assertThatThrownBy(() -> lists.slot("fraud_device", Kind.CODE))
        .hasMessageContaining("holds members of kind KEY");
  }

  @Test
  void aLargeListOfHashedKeysIsBuiltAsideAndServedByOneSwap() {
    boolean isNightly = System.getProperty("verdict.budget", "normal").equals("nightly");
    int members = isNightly ? 10_000_000 : 100_000;
    MemberLists lists = new MemberLists();
    ListSlot slot = lists.slot("fraud_device", Kind.KEY);
    long started = System.nanoTime();
    SlabMemberList.Builder builder = SlabMemberList.builder(members);
    for (long i = 1; i <= members; i++) {
      builder.add(i * 0x9E3779B97F4A7C15L, i);
    }
    MemberList built = builder.build();
    System.out.printf(
        "list of %d hashed keys: loaded in %d ms%n",
        members, (System.nanoTime() - started) / 1_000_000);
    assertThat(slot.current()).as("not served before the swap").isNull();
    lists.swap("fraud_device", built);
    assertThat(slot.current().size()).isEqualTo(members);
    for (long i = 1; i <= members; i += 97) {
      assertThat(slot.current().contains(i * 0x9E3779B97F4A7C15L, i)).isTrue();
      assertThat(slot.current().contains(i * 0x9E3779B97F4A7C15L, -i)).isFalse();
    }
  }
}
