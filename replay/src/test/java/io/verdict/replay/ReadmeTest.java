package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicySource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is compiled, run, and prints what it says. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("verdict.root", ".."));
  private static final int MAX_LINES = 15;

  @TempDir Path folder;

  @Test
  void theJavaOfTheFirstScreenPrintsWhatItSays() throws Exception {
    List<String> blocks = blocks();
    int at = firstJava(blocks);
    String code = blocks.get(at).substring("java\n".length());
    assertThat(code.lines().count()).isLessThanOrEqualTo(MAX_LINES);
    Path store = storeOf(ROOT.resolve("src-test-data/german-credit"));
    String printed = run(code.replace("out/store", store.toString().replace('\\', '/')));
    assertThat(printed.strip()).isEqualTo(blocks.get(at + 1).strip());
  }

  @Test
  void theMistakenRuleGivesTheMessageShown() throws Exception {
    List<String> blocks = blocks();
    int at = 0;
    while (!blocks.get(at).contains("Too much debt")) {
      at++;
    }
    CompiledPolicy compiled =
        PolicyCompiler.compile(PolicySource.of("credit.policy", blocks.get(at).strip() + "\n"));
    assertThat(compiled.render(Locale.ENGLISH).strip()).isEqualTo(blocks.get(at + 1).strip());
  }

  private static int firstJava(List<String> blocks) {
    int at = 0;
    while (!blocks.get(at).startsWith("java\n")) {
      at++;
    }
    return at;
  }

  private static List<String> blocks() throws Exception {
    String text = Files.readString(ROOT.resolve("README.md"));
    List<String> blocks = new ArrayList<>();
    String[] parts = text.split("```", -1);
    for (int i = 1; i < parts.length; i += 2) {
      blocks.add(parts[i]);
    }
    return blocks;
  }

  private Path storeOf(Path policy) {
    Path store = folder.resolve("store");
    try (ArtifactStore files = ArtifactStore.open(store)) {
      for (StageModel model : PolicyCompiler.compile(PolicyFolder.read(policy)).models()) {
        files.put(model.name(), model.version(), ByteBuffer.wrap(ArtifactFormat.write(model)));
      }
    }
    return store;
  }

  private String run(String code) throws Exception {
    String source =
        "import io.verdict.engine.artifact.*;\n"
            + "import io.verdict.engine.flow.*;\n"
            + "import io.verdict.engine.store.*;\n"
            + "import java.nio.file.Path;\n"
            + "import java.util.List;\n"
            + "public class Host {\n  public static void main(String[] arguments) {\n"
            + code
            + "  }\n}\n";
    Path file = folder.resolve("Host.java");
    Files.writeString(file, source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    assertThat(status).as("javac of the README's code").isZero();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ReadmeTest.class.getClassLoader());
        PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      loader.loadClass("Host").getMethod("main", String[].class).invoke(null, (Object) null);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
