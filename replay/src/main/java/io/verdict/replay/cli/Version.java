package io.verdict.replay.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest tells it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "verdict " + (version == null ? "(not packaged)" : version),
      "Java " + Runtime.version().feature()
    };
  }
}
