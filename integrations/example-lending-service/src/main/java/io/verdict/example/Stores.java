package io.verdict.example;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.spring.VerdictProperties;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What this host opens beside what the starter opens: sliding windows, and an artifact store that
 * is filled from a policy folder when it is empty, so that the example starts with one command. A
 * lender's service has no compiler: its store is filled by the release.
 */
@Configuration(proxyBeanMethods = false)
class Stores {
  @Bean(destroyMethod = "close")
  SlabFeatureStore features(LendingProperties properties) {
    return SlabFeatureStore.open(
        StoreOptions.defaults(), properties.features(), JournalOptions.of(Durability.GROUP));
  }

  @Bean
  ArtifactStore store(LendingProperties properties, VerdictProperties verdict) {
    ArtifactStore store = ArtifactStore.open(verdict.getStore());
    if (store.activation().current().revision() == 0) {
      activate(store, properties.policy());
    }
    return store;
  }

  private static void activate(ArtifactStore store, Path folder) {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(
          "the policy in " + folder + " has errors:\n" + compiled.render(Locale.ENGLISH));
    }
    List<Entry> entries = new ArrayList<>();
    for (StageModel model : compiled.models()) {
      byte[] artifact = ArtifactFormat.write(model);
      String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(artifact));
      entries.add(
          new Entry(
              Role.CHAMPION,
              model.stage().policyName(),
              model.name(),
              model.version(),
              hash,
              Activation.WHOLE_BASIS_POINTS));
    }
    store.activation().activate(entries);
  }
}
