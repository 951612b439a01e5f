package io.verdict.example;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the example, under {@code lending}.
 *
 * @param policy folder of the policy that is compiled and activated when the store is empty
 * @param features folder of the sliding windows
 */
@ConfigurationProperties("lending")
public record LendingProperties(
    @DefaultValue("policy") Path policy, @DefaultValue("data/features") Path features) {}
