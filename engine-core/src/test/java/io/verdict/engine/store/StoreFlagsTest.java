package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.journal.Journal;
import io.verdict.engine.process.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host sees that starts its JVM without the flags, and that nothing is sent from one with.
 */
class StoreFlagsTest {

  private static final String[] FLAGS = {
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED"
  };

  private static final String[] CHRONICLE_JARS = {
    "chronicle-", "compiler-2", "javapoet", "posix-", "jnr-", "jffi", "asm-9", "slf4j-"
  };

  @TempDir Path temporary;

  @Test
  void theBuildRunsTheseTestsWithEveryFlag() {
    assertThat(JvmFlags.missing()).isEmpty();
  }

  @Test
  void withoutFlagsArtifactsAndJournalWorkAndTheMapNamesWhatIsMissing() throws Exception {
    String output =
        ChildJvm.running(NoFlagsMain.class, Journal.class)
            .withJars(CHRONICLE_JARS)
            .run(temporary.toString());
    assertThat(output).contains("artifact read").contains("journal read 1");
    assertThat(output).contains("MISSING_FLAGS").contains("java @verdict.args");
    for (String flag : FLAGS) {
      assertThat(output).containsOnlyOnce(flag);
    }
    assertThat(output).doesNotContain("Error").endsWith("exit 0");
  }

  @Test
  void namesExactlyTheOneFlagThatIsMissing() throws Exception {
    for (String missing : FLAGS) {
      List<String> others = new ArrayList<>(List.of(FLAGS));
      others.remove(missing);
      String output =
          ChildJvm.running(NoFlagsMain.class, Journal.class)
              .withJars(CHRONICLE_JARS)
              .with(others.toArray(String[]::new))
              .run(temporary.toString());
      assertThat(output).contains("MISSING_FLAGS").containsOnlyOnce(missing);
      for (String given : others) {
        assertThat(output).doesNotContain(given);
      }
    }
  }

  @Test
  void namesTheLibraryWhenItIsNotOnTheClassPath() throws Exception {
    String output =
        ChildJvm.running(NoFlagsMain.class, Journal.class).with(FLAGS).run(temporary.toString());
    assertThat(output).contains("MISSING_FLAGS").contains("net.openhft:chronicle-map");
  }

  /** Chronicle mutes its analytics when it sees JUnit, so the child has none on its class path. */
  @Test
  void opensNoConnectionAndWritesNothingHome() throws Exception {
    Path home = Files.createDirectory(temporary.resolve("home"));
    Path store = temporary.resolve("store");
    ArtifactStore.open(store).put("loan", 1, ArtifactStoreTest.artifact(1, 100));
    String hash = ArtifactStore.open(store).hash("loan", 1).orElseThrow();
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String output =
          chronicleChild(ModelWriterMain.class)
              .with("-Duser.home=" + home, "-Djava.net.useSystemProxies=false")
              .with("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.getLocalPort())
              .with("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.getLocalPort())
              .run("once", store.toString(), hash);
      assertThat(output).contains("cached true openers 1").contains("exit 0");
      assertThat(connections(proxy)).isZero();
      try (Stream<Path> files = Files.list(home)) {
        assertThat(files).isEmpty();
      }
    }
  }

  /** A child that can open maps. */
  static ChildJvm chronicleChild(Class<?> main) {
    return ChildJvm.running(main, SharedMap.class).withJars(CHRONICLE_JARS).with(FLAGS);
  }

  private static int connections(ServerSocket proxy) throws IOException {
    proxy.setSoTimeout(500);
    try {
      proxy.accept().close();
      return 1;
    } catch (SocketTimeoutException nobodyCame) {
      return 0;
    }
  }
}
