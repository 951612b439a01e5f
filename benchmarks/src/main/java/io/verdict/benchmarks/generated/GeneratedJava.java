package io.verdict.benchmarks.generated;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Classes compiled by the JDK's own compiler from sources that a program wrote.
 *
 * <p><b>Lifecycle</b>: the loader keeps its folder until the JVM ends, since libraries may ask for
 * the class files too.
 */
public final class GeneratedJava {
  private final Path folder;
  private final URLClassLoader loader;

  private GeneratedJava(Path folder, URLClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /**
   * Compiles sources.
   *
   * @param sources the text of each class by its full name
   */
  public static GeneratedJava compile(Map<String, String> sources) {
    return compile(sources, System.getProperty("java.class.path"), ownLoader());
  }

  /** Compiles sources that use classes generated before. */
  public static GeneratedJava compile(Map<String, String> sources, GeneratedJava before) {
    String path = System.getProperty("java.class.path") + File.pathSeparator + before.folder;
    return compile(sources, path, before.loader);
  }

  private static ClassLoader ownLoader() {
    return GeneratedJava.class.getClassLoader();
  }

  private static GeneratedJava compile(
      Map<String, String> sources, String classPath, ClassLoader parent) {
    try {
      Path folder = Files.createTempDirectory("verdict-generated");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      List<String> arguments =
          new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", folder.toString()));
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue(), StandardCharsets.UTF_8);
        arguments.add(file.toString());
      }
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      if (status != 0) {
        throw new IllegalStateException("the generated Java does not compile");
      }
      URL[] path = {folder.toUri().toURL()};
      return new GeneratedJava(folder, new URLClassLoader(path, parent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the classes. */
  public Class<?> type(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the generated class does not load", e);
    }
  }

  /** A new object of one of the classes, by its constructor without parameters. */
  public <T> T make(String name, Class<T> as) {
    try {
      return as.cast(type(name).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class does not load", e);
    }
  }

  /** What loads them. */
  public ClassLoader loader() {
    return loader;
  }

  /** Where their class files lie. */
  public Path folder() {
    return folder;
  }
}
