package io.verdict.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the jar as a user would, {@code java -jar}, without a flag, and applies for a loan. */
class LendingServiceIT {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final String IDENTITY = "310101199001011234";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private String base;

  @BeforeEach
  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("service.jar"),
            "--server.port=0",
            "--lending.policy=" + System.getProperty("service.policy"),
            "--lending.features=" + folder.resolve("features"),
            "--verdict.store=" + folder.resolve("store"),
            "--verdict.journal.folder=" + folder.resolve("journal"),
            "--verdict.keys.folder=" + folder.resolve("keys"));
    process = builder.redirectErrorStream(true).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        base = "http://localhost:" + port.group(1);
        drain(out);
        return;
      }
    }
    throw new AssertionError("the service did not start:\n" + said);
  }

  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (out.readLine() != null) {
                  // read on, so that the service never waits for its log
                }
              } catch (IOException ended) {
                // the process is gone
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static String application(String device, int age) {
    return """
    {"person": "%s", "fields": {"app.time": "2026-12-02T02:00:00Z", "id_no": "%s",
     "device.id": "%s", "income.declared": 8000, "income.verified": 7500,
     "applicant.age": %d}}
    """
        .formatted(IDENTITY, IDENTITY, device, age);
  }

  @Test
  void anApplicationIsDecidedOnceDataAreThereAndStaysDecidedOverARestart() throws Exception {
    assertThat(get("/actuator/health")).contains("\"status\":\"UP\"", "CHAMPION credit");

    HttpResponse<String> asked = post("/applications/A1", application("d1", 34));
    assertThat(asked.body()).contains("\"status\":\"NEEDS\"", "\"needs\":[\"bureau\"]");
    HttpResponse<String> decided =
        post("/applications/A1/data", "{\"bureau.overdue\": 0, \"bureau.inq_3m\": 0}");
    assertThat(decided.body())
        .contains("\"outcome\":\"APPROVE\"", "line.amount", "\"value\":2000000");

    HttpResponse<String> other = post("/applications/A1", application("d1", 35));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("another body").doesNotContain(IDENTITY);

    HttpResponse<String> unknown =
        post("/applications/A9", "{\"person\": \"x\", \"fields\": {\"applicant.agee\": 3}}");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("applicant.age");

    assertThat(post("/applications/A2", application("d2", 19)).body())
        .contains("\"outcome\":\"REJECT\"", "C_AGE");

    stop();
    start();
    assertThat(get("/applications/A1")).contains("\"outcome\":\"APPROVE\"");
    assertThat(post("/applications/A1", application("d1", 34)).body())
        .contains("\"isRepeated\":true");
    assertThat(get("/actuator/metrics/verdict.events")).contains("repeated");
  }

  @Test
  void laterEventsChangeWhatALineMayDoAndAPersonIsErasable() throws Exception {
    String line =
        """
        {"person": "%s", "fields": {"app.time": "2027-03-02T02:00:00Z", "id_no": "%s",
         "account.dpd": 0}}
        """
            .formatted(IDENTITY, IDENTITY);
    assertThat(post("/assessments/L1-a", line).body()).contains("\"outcome\":\"ALLOW\"");
    for (int month = 1; month <= 2; month++) {
      String paid =
          """
          {"person": "%s", "at": "2027-0%d-10T02:00:00Z",
           "fields": {"id_no": "%s", "paid": 700.50, "late": true}}
          """
              .formatted(IDENTITY, month, IDENTITY);
      assertThat(post("/events/repayment/P" + month, paid).body()).contains("\"stored\":true");
      assertThat(post("/events/repayment/P" + month, paid).body()).contains("\"stored\":false");
    }
    assertThat(post("/assessments/L1-b", line).body())
        .contains("\"outcome\":\"ALLOW_LESS\"", "I_LATE");

    post("/applications/A1", application("d1", 34));
    HttpResponse<String> erased =
        post("/persons/erase", "{\"person\": \"%s\"}".formatted(IDENTITY));
    assertThat(erased.body()).contains("\"keyDestroyed\":true");
    assertThat(post("/applications/A2", application("d1", 34)).statusCode()).isEqualTo(410);
    assertThat(bytes()).doesNotContain(IDENTITY);
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
