package io.verdict.features.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import io.verdict.features.FeatureStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields with a source come from profiles as they were known at the decision's time. */
class ProfileFeatureSourceTest {
  private static final long SEED = Long.getLong("verdict.seed", 31L);
  private static final long NOW = 1_700_000_000_000L;
  private static final ProfileLayout LAYOUT =
      new ProfileLayout(
          List.of(
              new Attribute("bureau.score", "bureau", 1_000),
              new Attribute("bureau.inq_3m", "bureau", 500),
              new Attribute("bureau.unread", "bureau", 500)),
          16);
  private static final RecordLayout RECORD =
      RecordLayout.of(
          Schema.of(
              List.of(
                  Field.input("id_no", Type.key(), true),
                  sourced("bureau.score", "bureau"),
                  sourced("bureau.inq_3m", "bureau"),
                  sourced("income", ""))));
  private static final FeatureSource NO_WINDOWS =
      (stages, layout) ->
          new Features() {
            @Override
            public void join(Record record, long asOfMillis) {
              record.set(3, record.isPresent(1) ? record.value(1) : -1);
            }

            @Override
            public boolean apply(Record record, long eventTimeMillis, long eventId) {
              return true;
            }
          };

  private final ProfileStore store = SlabProfileStore.open(LAYOUT, 1_000);
  private final Profile profile = new Profile(LAYOUT);
  private final Record record = RECORD.newRecord();

  private static Field sourced(String name, String source) {
    List<SpecialValue> specials =
        source.isEmpty() ? List.of() : List.of(new SpecialValue("no_file", 9999));
    return new Field(name, Type.integer(), Role.INPUT, false, specials, false, source, "");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ProfileFeatures bind() {
    return ProfileFeatureSource.of(NO_WINDOWS, List.of(new ProfileJoin("id_no", LAYOUT, store)))
        .bind(List.of(), RECORD);
  }

  private void applicant(long id) {
    record.clear();
    record.setKey(0, id, id);
  }

  @Test
  void aFieldIsFilledFromItsArrivalUntilItsGreatestAge() {
    profile.set(0, 712, NOW);
    store.put(5, 5, profile);
    ProfileFeatures.Reader reader = bind().newReader();
    long[] times = {NOW - 1, NOW, NOW + 1_000, NOW + 1_001};
    FeatureStatus[] statuses = {
      FeatureStatus.UNAVAILABLE, FeatureStatus.OK, FeatureStatus.OK, FeatureStatus.STALE
    };
    for (int i = 0; i < times.length; i++) {
      applicant(5);
      reader.fill(record, times[i]);
      assertThat(reader.status(1)).isEqualTo(statuses[i]);
      assertThat(record.isPresent(1)).isEqualTo(statuses[i] == FeatureStatus.OK);
      assertThat(reader.status(2)).isEqualTo(FeatureStatus.UNAVAILABLE);
      assertThat(reader.status(3)).as("no profile fills it").isNull();
    }
  }

  @Test
  void windowsAreJoinedAfterProfiles() {
    profile.set(0, 712, NOW);
    store.put(5, 5, profile);
    applicant(5);
    bind().join(record, NOW);
    assertThat(record.value(3)).isEqualTo(712);
  }

  @Test
  void whatTheHostGivesStandsAndASpecialValueIsAState() {
    profile.set(0, 712, NOW);
    profile.set(1, 9999, NOW);
    store.put(5, 5, profile);
    applicant(5);
    record.set(1, 640);
    ProfileFeatures.Reader reader = bind().newReader();
    reader.fill(record, NOW);
    assertThat(record.value(1)).isEqualTo(640);
    assertThat(reader.status(1)).isNull();
    assertThat(record.state(2)).isEqualTo(Record.FIRST_SPECIAL);
  }

  @Test
  void aFieldOfAnotherSourceOrAnUnknownEntityIsRefusedByName() {
    ProfileLayout other = new ProfileLayout(List.of(new Attribute("income", "payroll", 1_000)));
    assertThatThrownBy(
            () ->
                ProfileFeatureSource.of(NO_WINDOWS, List.of(new ProfileJoin("id_no", other, store)))
                    .bind(List.of(), RECORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field income is of source '' by the policy, of 'payroll'");
    assertThatThrownBy(
            () ->
                ProfileFeatureSource.of(
                        NO_WINDOWS, List.of(new ProfileJoin("phone", LAYOUT, store)))
                    .bind(List.of(), RECORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("profiles are kept by phone");
  }

  private record Arrival(long time, long person, int attribute, long value) {}

  /** Live, facts arrive between decisions; in the replay all have, also those of the future. */
  @Test
  void aReplayOverAllProfilesReadsWhatWasReadLive() {
    System.out.println("profile replay test: seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Arrival> arrivals = new ArrayList<>();
    List<String> live = new ArrayList<>();
    ProfileFeatures features = bind();
    int present = 0;
    for (int i = 0; i < 20_000; i++) {
      long time = NOW + i;
      if (random.nextInt(10) == 0) {
        Arrival arrival =
            new Arrival(time, random.nextLong(300), random.nextInt(2), random.nextLong(900));
        arrivals.add(arrival);
        put(arrival);
      } else {
        live.add(decide(features, i % 300, time));
        present += record.isPresent(1) ? 1 : 0;
      }
    }
    assertThat(present).isGreaterThan(1_000);
    try (ProfileStore all = SlabProfileStore.open(LAYOUT, 1_000)) {
      ProfileReader reader = all.newReader();
      for (Arrival arrival : arrivals) {
        reader.read(arrival.person(), arrival.person(), profile);
        profile.set(arrival.attribute(), arrival.value(), arrival.time());
        all.put(arrival.person(), arrival.person(), profile);
      }
      ProfileFeatures replay =
          ProfileFeatureSource.of(NO_WINDOWS, List.of(new ProfileJoin("id_no", LAYOUT, all)))
              .bind(List.of(), RECORD);
      SplittableRandom again = new SplittableRandom(SEED);
      List<String> replayed = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        if (again.nextInt(10) == 0) {
          again.nextLong(300);
          again.nextInt(2);
          again.nextLong(900);
        } else {
          replayed.add(decide(replay, i % 300, NOW + i));
        }
      }
      assertThat(replayed).as("seed %d", SEED).isEqualTo(live);
    }
  }

  private void put(Arrival arrival) {
    ProfileReader reader = store.newReader();
    reader.read(arrival.person(), arrival.person(), profile);
    profile.set(arrival.attribute(), arrival.value(), arrival.time());
    store.put(arrival.person(), arrival.person(), profile);
  }

  private String decide(ProfileFeatures features, long person, long time) {
    applicant(person);
    features.join(record, time);
    StringBuilder read = new StringBuilder();
    for (int slot = 1; slot < RECORD.size(); slot++) {
      read.append(record.state(slot)).append(':');
      read.append(record.isPresent(slot) ? record.value(slot) : 0).append(' ');
    }
    return read.toString();
  }
}
