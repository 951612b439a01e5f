package io.verdict.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.port.Clock;
import io.verdict.engine.privacy.PersonKeyFile;
import io.verdict.engine.service.DecisionService;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.micrometer.FeatureStoreMetrics;
import io.verdict.micrometer.VerdictMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class VerdictAutoConfigurationTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  private ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VerdictAutoConfiguration.class))
        .withPropertyValues(
            "verdict.store=" + folder.resolve("store"),
            "verdict.journal.folder=" + folder.resolve("journal"),
            "verdict.journal.durability=process",
            "verdict.trust.allow-unsigned=true",
            "verdict.trust.require-sign-off=false");
  }

  @Test
  void doesNothingWithoutAStore() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VerdictAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(DecisionService.class));
  }

  @Test
  void makesAServiceAndEverythingBelowIt() {
    runner()
        .withPropertyValues(
            "verdict.keys.folder=" + folder.resolve("keys"),
            "verdict.keys.master-key=" + KEY,
            "verdict.keys.identifier-key=" + KEY)
        .run(
            context -> {
              assertThat(context).hasSingleBean(DecisionService.class);
              assertThat(context).hasSingleBean(LiveEngine.class);
              assertThat(context).hasSingleBean(PersonKeyFile.class);
              assertThat(context).hasSingleBean(Applicants.class);
              assertThat(context.getBean(ReviewExpiry.class).isRunning()).isTrue();
              HealthIndicator health =
                  context.getBean("verdictHealthIndicator", HealthIndicator.class);
              assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
              SimpleMeterRegistry registry = new SimpleMeterRegistry();
              context.getBean(VerdictMetrics.class).bindTo(registry);
              assertThat(registry.get("verdict.activation.revision").gauge().value()).isZero();
            });
  }

  @Test
  void stepsBackWhereTheHostHasABean() {
    runner()
        .withUserConfiguration(OwnBeans.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(Clock.class);
              assertThat(context.getBean(Clock.class).millis()).isEqualTo(7);
            });
  }

  @Test
  void showsTheFeatureStoreWhereTheHostHasOne() {
    runner()
        .withBean(SlabFeatureStore.class, () -> SlabFeatureStore.open(StoreOptions.defaults()))
        .run(
            context -> {
              HealthIndicator health =
                  context.getBean("verdictFeatureStoreHealthIndicator", HealthIndicator.class);
              assertThat(health.health().getStatus()).isEqualTo(Status.UP);
              assertThat(health.health().getDetails())
                  .containsEntry("memory", "AMPLE")
                  .containsEntry("log", "working");
              SimpleMeterRegistry registry = new SimpleMeterRegistry();
              context.getBean(FeatureStoreMetrics.class).bindTo(registry);
              assertThat(registry.get("verdict.features.up").gauge().value()).isEqualTo(1);
              context.getBean(SlabFeatureStore.class).close();
              assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            });
    runner()
        .run(context -> assertThat(context).doesNotHaveBean("verdictFeatureStoreHealthIndicator"));
  }

  @Test
  void worksWithoutAFeatureStoreOnTheClassPath() {
    runner()
        .withClassLoader(new FilteredClassLoader("io.verdict.features"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(DecisionService.class);
              assertThat(context).doesNotHaveBean("verdictFeatureStoreMetrics");
            });
  }

  @Test
  void worksWithoutHealthAndMeters() {
    runner()
        .withClassLoader(
            new FilteredClassLoader("org.springframework.boot.health", "io.micrometer"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(DecisionService.class);
              assertThat(context).doesNotHaveBean("verdictHealthIndicator");
              assertThat(context).doesNotHaveBean("verdictMetrics");
            });
  }

  @Test
  void saysWhichSettingIsMissing() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VerdictAutoConfiguration.class))
        .withPropertyValues("verdict.store=" + folder.resolve("store"))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasRootCauseMessage(
                        "verdict.journal.folder is not set\n  set it to a folder on a local disk"));
  }

  @Test
  void liveModeIsTheDefault() {
    VerdictProperties properties = new VerdictProperties();
    assertThat(properties.getTrust().isAllowUnsigned()).isFalse();
    assertThat(properties.getTrust().isRequireSignOff()).isTrue();
    assertThat(properties.getJournal().getDurability()).isEqualTo(Durability.GROUP);
  }

  @Test
  void settingsAreDescribedForEditors() throws IOException {
    try (InputStream metadata =
        VerdictProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      String text = new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text)
          .contains("verdict.store", "verdict.journal.durability", "Time that a reviewer has.");
    }
  }

  @Test
  void closesTheJournalWithTheContext() {
    Journal[] journal = new Journal[1];
    runner().run(context -> journal[0] = context.getBean(Journal.class));
    assertThat(journal[0]).isNotNull();
    runner().run(context -> assertThat(context).hasNotFailed());
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnBeans {
    @Bean
    Clock ownClock() {
      return () -> 7;
    }

    @Bean
    ArtifactStore ownStore() throws IOException {
      return ArtifactStore.open(java.nio.file.Files.createTempDirectory("own"));
    }
  }
}
