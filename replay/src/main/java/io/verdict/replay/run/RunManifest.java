package io.verdict.replay.run;

import io.verdict.engine.artifact.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifest.json}: the hashes of everything that a run depends on, so that it can be run
 * again elsewhere; and its own hash, by which a report names it.
 */
final class RunManifest {
  private RunManifest() {}

  /** Writes the manifest; its SHA-256 in hexadecimal digits. */
  static String write(Path file, RunOptions options, PolicyBundle bundle, HistorySource source)
      throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("policy", bundle.name());
    Map<String, String> artifacts = new LinkedHashMap<>();
    for (Artifact artifact : bundle.artifacts()) {
      artifacts.put(artifact.model().stage().policyName(), artifact.contentHash());
    }
    manifest.put("artifacts", artifacts);
    manifest.put("data", sha256(source.file()));
    manifest.put("mapping", sha256(options.folder().resolve("data.mapping")));
    Path catalogue = options.folder().resolve(CatalogueFile.NAME);
    manifest.put("catalogue", Files.isRegularFile(catalogue) ? sha256(catalogue) : null);
    manifest.put("besides", besides(source.folder()));
    manifest.put("limit", options.limit());
    manifest.put("verdict", RunManifest.class.getPackage().getImplementationVersion());
    manifest.put("jdk", System.getProperty("java.vm.version"));
    byte[] json =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(manifest)
            .concat("\n")
            .getBytes(StandardCharsets.UTF_8);
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.write(unfinished, json);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return HexFormat.of().formatHex(digest().digest(json));
  }

  /** What lies beside the data and is read with them: lists, and a generated world's files. */
  private static Map<String, String> besides(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : List.of("manifest.json", "truth.csv.gz")) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        hashes.put(name, sha256(file));
      }
    }
    Path lists = folder.resolve("lists");
    if (Files.isDirectory(lists)) {
      try (Stream<Path> all = Files.list(lists)) {
        for (Path list : all.filter(Files::isRegularFile).sorted().toList()) {
          hashes.put("lists/" + list.getFileName(), sha256(list));
        }
      }
    }
    return hashes;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      int count = in.read(buffer);
      while (count >= 0) {
        count = in.read(buffer);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
