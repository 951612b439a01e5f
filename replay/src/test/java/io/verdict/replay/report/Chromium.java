package io.verdict.replay.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium that a test drives over its debugging socket. */
public final class Chromium implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern LISTENING = Pattern.compile("ws://([^/]+)/");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Inbox inbox = new Inbox();
  private final List<JsonNode> events = new ArrayList<>();
  private int calls;

  private Chromium(Process process, URI page) throws Exception {
    this.process = process;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, inbox).get();
  }

  /** Returns whether a browser is installed. */
  public static boolean isInstalled() {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, "chromium"))) {
        return true;
      }
    }
    return false;
  }

  /** Starts one with a profile of its own. */
  public static Chromium start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String host = hostOf(process);
      HttpResponse<String> list =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://" + host + "/json/list")).build(),
                  HttpResponse.BodyHandlers.ofString());
      for (JsonNode target : JSON.readTree(list.body())) {
        if (target.get("type").asString().equals("page")) {
          return new Chromium(process, URI.create(target.get("webSocketDebuggerUrl").asString()));
        }
      }
      throw new IOException("the browser has no page");
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String hostOf(Process process) throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /** Opens a page and waits until it has loaded; everything it reports is in {@link #events}. */
  public void open(URI page) throws Exception {
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
    call("Page.navigate", Map.of("url", page.toString()));
    while (events.stream()
        .noneMatch(e -> e.path("method").asString("").equals("Page.loadEventFired"))) {
      events.add(take());
    }
  }

  /** Returns the events of a kind that have arrived. */
  public List<JsonNode> events(String method) {
    return events.stream().filter(e -> e.path("method").asString("").equals(method)).toList();
  }

  /** Returns the value of an expression as text. */
  public String evaluate(String expression) throws Exception {
    JsonNode answer = call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
    JsonNode thrown = answer.path("result").get("exceptionDetails");
    if (thrown != null) {
      throw new IllegalStateException(thrown.toString());
    }
    return answer.path("result").path("result").path("value").asString("");
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    int id = ++calls;
    String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).get();
    while (true) {
      JsonNode message = take();
      if (message.path("id").asInt(0) == id) {
        return message;
      }
      events.add(message);
    }
  }

  private JsonNode take() throws Exception {
    String message = inbox.messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("the browser did not answer within " + PATIENCE_SECONDS + " s");
    }
    return JSON.readTree(message);
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  /** Joins the parts of each message. */
  private static final class Inbox implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
