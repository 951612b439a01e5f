package io.verdict.replay.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedEntitiesTest {
  private static History history;

  @BeforeAll
  static void generate(@TempDir Path directory) throws IOException {
    GeneratorRun.run(Parameters.of(60_000, 36, 31), directory, ProgressListener.NONE);
    history = History.read(directory);
  }

  @Test
  void ringMembersReallyShareDevicesWirelessPointsAndPhones() {
    assertThat(shareWithOthers(Column.DEVICE_ID, this::isRing)).isGreaterThan(0.7);
    assertThat(shareWithOthers(Column.WIFI_BSSID, this::isRing)).isGreaterThan(0.9);
    assertThat(shareWithOthers(Column.EMPLOYER_NORM, this::isRing)).isGreaterThan(0.7);
    assertThat(shareWithOthers(Column.PHONE_NO, this::isRing)).isBetween(0.05, 0.45);
  }

  @Test
  void aDeviceOfARingServesAboutSixMembers() {
    Map<String, Set<String>> users = users(Column.DEVICE_ID, this::isRing);
    int most = users.values().stream().mapToInt(Set::size).max().orElseThrow();
    assertThat(most).isBetween(5, 6);
  }

  @Test
  void strangersShareNoDevice() {
    assertThat(shareWithOthers(Column.DEVICE_ID, row -> isGenuine(row, EpisodeKind.OFFICE)))
        .isZero();
    assertThat(shareWithOthers(Column.DEVICE_ID, row -> isGenuine(row, EpisodeKind.FAMILY)))
        .isGreaterThan(0.9);
  }

  @Test
  void aboutSixInAHundredShareADeviceWithOneRelative() {
    double share = shareWithOthers(Column.DEVICE_ID, row -> true);
    assertThat(share).isBetween(0.05, 0.08);
  }

  @Test
  void roomMatesShareAWirelessPointButNoDevice() {
    IntPredicate inDormitory = row -> isGenuine(row, EpisodeKind.DORMITORY);
    assertThat(shareWithOthers(Column.WIFI_BSSID, inDormitory)).isGreaterThan(0.9);
    assertThat(shareWithOthers(Column.DEVICE_ID, inDormitory)).isZero();
  }

  @Test
  void guestsOfARingsCafeShareItsWirelessPointAndNothingElse() {
    IntPredicate guest = row -> isGenuine(row, EpisodeKind.RING);
    assertThat(shareWithOthers(Column.WIFI_BSSID, guest)).isGreaterThan(0.8);
    assertThat(shareWithOthers(Column.DEVICE_ID, guest)).isZero();
    assertThat(shareWithOthers(Column.CARD_NO, guest)).isZero();
  }

  @Test
  void aThirdOfMobileSessionsComeFromCarrierAddresses() {
    double carrier = 0;
    for (int row = 0; row < history.count(); row++) {
      carrier += history.text(row, Column.IP_TYPE).equals("carrier_nat") ? 1 : 0;
    }
    assertThat(carrier / history.count()).isBetween(0.32, 0.37);
  }

  @Test
  void oneDeviceShowsOneFaceToAllItsUsers() {
    Map<String, String> emulator = new HashMap<>();
    for (int row = 0; row < history.count(); row++) {
      String device = history.text(row, Column.DEVICE_ID);
      String seen = history.text(row, Column.DEVICE_EMULATOR);
      if (isRing(row)) {
        assertThat(emulator.getOrDefault(device, seen)).isEqualTo(seen);
        emulator.put(device, seen);
      }
    }
    assertThat(emulator).isNotEmpty();
  }

  @Test
  void noSourceOfTheWorldKnowsARule() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(sourceRoot())) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(sources).hasSizeGreaterThan(40);
    for (Path source : sources) {
      assertThat(Files.readString(source))
          .as(source.getFileName().toString())
          .doesNotContainPattern("\\b[FC]0[0-9]{2}\\b|\\bC[0-4][0-9]\\b");
    }
  }

  private static Path sourceRoot() {
    Path module = Path.of("src/main/java/io/verdict/replay/world");
    return Files.isDirectory(module) ? module : Path.of("replay").resolve(module);
  }

  private boolean isRing(int row) {
    return history.truth().episodeKind(row) == EpisodeKind.RING
        && history.truth().fraudType(row) == FraudType.RING;
  }

  private static boolean isGenuine(int row, EpisodeKind kind) {
    return history.truth().episodeKind(row) == kind
        && history.truth().fraudType(row) == FraudType.NONE;
  }

  /** Share of the chosen rows whose entity is used by another identity, anywhere. */
  private static double shareWithOthers(Column entity, IntPredicate chosen) {
    Map<String, Set<String>> users = users(entity, row -> true);
    int all = 0;
    int shared = 0;
    for (int row = 0; row < history.count(); row++) {
      if (chosen.test(row) && history.has(row, entity)) {
        all++;
        shared += users.get(history.text(row, entity)).size() > 1 ? 1 : 0;
      }
    }
    return shared / (double) all;
  }

  private static Map<String, Set<String>> users(Column entity, IntPredicate chosen) {
    Map<String, Set<String>> users = new HashMap<>();
    for (int row = 0; row < history.count(); row++) {
      if (chosen.test(row) && history.has(row, entity)) {
        users
            .computeIfAbsent(history.text(row, entity), key -> new HashSet<>())
            .add(history.text(row, Column.ID_NO));
      }
    }
    return users;
  }
}
