package io.verdict.engine.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Child of the tests: opens the model store beside or after its parent. */
public final class ModelWriterMain {

  private ModelWriterMain() {}

  /** {@code once DIRECTORY HASH}: reads one and writes one; {@code forever DIRECTORY}: writes. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path directory = Path.of(arguments[1]);
    ArtifactStore files = ArtifactStore.open(directory);
    try (ChronicleModelStore store = ChronicleModelStore.open(directory.resolve("models"), files)) {
      if (arguments[0].equals("once")) {
        boolean cached = store.isCached(arguments[2]) && store.read(arguments[2]).hasRemaining();
        out.println("cached " + cached + " openers " + store.status().openers());
        store.put("child", 1, content(1));
        return;
      }
      for (int version = store.names().size(); ; version++) {
        store.put("forever", version, content(version));
        out.println(version + 1);
      }
    }
  }

  /** The only content that the artifact of this version may have. */
  static ByteBuffer content(int version) {
    byte[] bytes = new byte[100 + version % 97 * 919];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (version + i * 31);
    }
    return ByteBuffer.wrap(bytes);
  }
}
