package io.verdict.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveOptions;
import io.verdict.engine.live.Trust;
import io.verdict.engine.port.Clock;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.privacy.PersonKeyFile;
import io.verdict.engine.privacy.PersonKeys;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.service.DecisionService;
import io.verdict.engine.service.DecisionServiceOptions;
import io.verdict.engine.service.ServiceJournal;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.micrometer.FeatureStoreMetrics;
import io.verdict.micrometer.VerdictMetrics;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A decision service over the artifacts that are in force: store, live engine, journal, persons'
 * keys, the expiry of reviews, health and meters. Each steps back where the host has a bean of its
 * own; a host's {@code FeatureSource} is bound to every flow.
 *
 * <p>The service's pool of sessions bounds the work at once, also under virtual threads.
 */
@AutoConfiguration
@ConditionalOnProperty("verdict.store")
@EnableConfigurationProperties(VerdictProperties.class)
public class VerdictAutoConfiguration {
  /** The time; the engine itself never reads a clock. */
  @Bean
  @ConditionalOnMissingBean
  public Clock verdictClock() {
    return System::currentTimeMillis;
  }

  /** The artifact store. */
  @Bean
  @ConditionalOnMissingBean
  public ArtifactStore verdictArtifactStore(VerdictProperties properties) {
    return ArtifactStore.open(properties.getStore());
  }

  /** What is demanded of artifacts. */
  @Bean
  @ConditionalOnMissingBean
  public Trust verdictTrust(VerdictProperties properties) {
    VerdictProperties.TrustSettings trust = properties.getTrust();
    return new Trust(
        PublicKeys.read("verdict.trust.artifact-keys", trust.getArtifactKeys()),
        trust.isAllowUnsigned(),
        PublicKeys.read("verdict.trust.sign-off-keys", trust.getSignOffKeys()),
        trust.isRequireSignOff());
  }

  /** The engines in force, followed. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(Engines.class)
  public LiveEngine verdictEngines(
      ArtifactStore store,
      Trust trust,
      Clock clock,
      ObjectProvider<FeatureSource> features,
      VerdictProperties properties) {
    LiveOptions options =
        new LiveOptions(trust, clock, Optional.ofNullable(features.getIfAvailable()));
    LiveEngine engine = LiveEngine.open(store, options);
    engine.watch(properties.getWatchInterval().toMillis());
    return engine;
  }

  /** The journal. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  public Journal verdictJournal(VerdictProperties properties) {
    return Journal.open(
        journalFolder(properties), JournalOptions.of(properties.getJournal().getDurability()));
  }

  private static Path journalFolder(VerdictProperties properties) {
    Path folder = properties.getJournal().getFolder();
    if (folder == null) {
      throw new IllegalStateException(
          "verdict.journal.folder is not set\n  set it to a folder on a local disk");
    }
    return folder;
  }

  /** The persons' keys. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(PersonKeys.class)
  @ConditionalOnProperty("verdict.keys.folder")
  public PersonKeyFile verdictPersonKeys(VerdictProperties properties) {
    String masterKey = properties.getKeys().getMasterKey();
    if (masterKey == null) {
      throw new IllegalStateException(
          "verdict.keys.master-key is not set\n  set it to 32 secret bytes in Base64");
    }
    return PersonKeyFile.open(
        properties.getKeys().getFolder(), PublicKeys.bytes("verdict.keys.master-key", masterKey));
  }

  /** Hashes identifiers. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("verdict.keys.identifier-key")
  public Applicants verdictApplicants(VerdictProperties properties) {
    String key = properties.getKeys().getIdentifierKey();
    return new Applicants(KeyHasher.of(PublicKeys.bytes("verdict.keys.identifier-key", key)));
  }

  /** The decision service. */
  @Bean
  @ConditionalOnMissingBean
  public DecisionService verdictDecisionService(
      Engines engines,
      Journal journal,
      ObjectProvider<PersonKeys> keys,
      Clock clock,
      VerdictProperties properties) {
    ServiceJournal place =
        new ServiceJournal(
            journal, journalFolder(properties), Optional.ofNullable(keys.getIfAvailable()));
    DecisionServiceOptions defaults = DecisionServiceOptions.defaults();
    DecisionServiceOptions options =
        new DecisionServiceOptions(
            properties.getSessions() == 0 ? defaults.sessions() : properties.getSessions(),
            properties.getReviewTime().toMillis(),
            properties.getDurableTimeout().toMillis(),
            properties.getResults());
    return DecisionService.open(engines, place, clock, options);
  }

  /** The expiry of reviews. */
  @Bean
  @ConditionalOnMissingBean
  public ReviewExpiry verdictReviewExpiry(DecisionService service, VerdictProperties properties) {
    return new ReviewExpiry(service, properties.getReviewExpiryInterval());
  }

  /** Health where the host has Boot's health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class HealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "verdictHealthIndicator")
    HealthIndicator verdictHealthIndicator(
        ObjectProvider<LiveEngine> engine, Journal journal, DecisionService service) {
      return new VerdictHealthIndicator(engine.getIfAvailable(), journal, service);
    }
  }

  /** Meters where the host has Micrometer and Verdict's binder. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MeterBinder.class, VerdictMetrics.class})
  static class MetricsConfiguration {
    @Bean
    @ConditionalOnMissingBean
    VerdictMetrics verdictMetrics(DecisionService service, ObjectProvider<LiveEngine> engine) {
      return new VerdictMetrics(service, Optional.ofNullable(engine.getIfAvailable()));
    }
  }

  /** Health of the feature store where the host has one and Boot's health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({HealthIndicator.class, SlabFeatureStore.class})
  static class FeatureStoreHealthConfiguration {
    @Bean
    @ConditionalOnBean(SlabFeatureStore.class)
    @ConditionalOnMissingBean(name = "verdictFeatureStoreHealthIndicator")
    HealthIndicator verdictFeatureStoreHealthIndicator(SlabFeatureStore store) {
      return new FeatureStoreHealthIndicator(store);
    }
  }

  /** Meters of the feature store where the host has one and Micrometer. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MeterBinder.class, FeatureStoreMetrics.class, SlabFeatureStore.class})
  static class FeatureStoreMetricsConfiguration {
    @Bean
    @ConditionalOnBean(SlabFeatureStore.class)
    @ConditionalOnMissingBean
    FeatureStoreMetrics verdictFeatureStoreMetrics(SlabFeatureStore store) {
      return new FeatureStoreMetrics(store, "features");
    }
  }
}
