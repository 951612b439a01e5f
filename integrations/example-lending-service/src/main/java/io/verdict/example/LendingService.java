package io.verdict.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** An example of a host: a lending service that decides over HTTP. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class LendingService {
  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(LendingService.class, arguments);
  }
}
