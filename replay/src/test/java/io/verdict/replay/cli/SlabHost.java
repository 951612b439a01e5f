package io.verdict.replay.cli;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.features.list.SlabMemberList;
import io.verdict.features.profile.Attribute;
import io.verdict.features.profile.Profile;
import io.verdict.features.profile.ProfileLayout;
import io.verdict.features.profile.SlabProfileStore;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Child of a test: a host that decides with windows, lists and profiles of the slab alone. */
public final class SlabHost {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final String POLICY =
      """
      policy fraud "Slab" version 1 effective 2024-01-01 zone UTC
      event application { id_no: key  device.id: key }
      input {
        app.time  : instant required
        device.id : key required
        id_no     : key required
      }
      window ids = distinct(id_no) of application by device.id over 7d include current
      reason SHARED "Several identities on one device" untold
      rule F005 "Three identities on one device within a week"
        reject reason SHARED on unknown skip
        when ids >= 3
      """;

  private SlabHost() {}

  /** Argument: an empty directory. */
  public static void main(String[] arguments) {
    List<StageModel> models =
        PolicyCompiler.compile(PolicySource.of("slab.policy", POLICY)).models();
    StoreOptions options = StoreOptions.defaults().withCapacity(64L << 20, 1 << 12);
    JournalOptions journal = JournalOptions.of(Durability.PROCESS);
    try (SlabFeatureStore store = SlabFeatureStore.open(options, Path.of(arguments[0]), journal)) {
      Engine engine = Engine.of(models, store);
      Session session = engine.newSession();
      for (int person = 1; person <= 3; person++) {
        Record record = session.record();
        record.clear();
        long time = 1_700_000_000_000L + person;
        record.set(record.layout().slot("app.time"), time);
        record.setKey(record.layout().slot("device.id"), 0, 7);
        record.setKey(record.layout().slot("id_no"), 0, person);
        OUT.println("decided " + session.decide().outcome());
        engine.features().apply(record, time, person);
      }
      store.snapshot();
    }
    ProfileLayout layout = new ProfileLayout(List.of(new Attribute("score", "bureau", 86_400_000)));
    try (SlabProfileStore profiles = SlabProfileStore.open(layout, 16)) {
      OUT.println("profile " + profiles.put(0, 1, new Profile(layout)));
    }
    OUT.println("list " + SlabMemberList.builder(8).build().size());
  }
}
