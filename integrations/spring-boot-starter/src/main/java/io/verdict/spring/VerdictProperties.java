package io.verdict.spring;

import io.verdict.engine.journal.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the decision service, under {@code verdict}. */
@ConfigurationProperties("verdict")
public class VerdictProperties {
  /** Folder of the artifact store. */
  private Path store;

  /** Time between two looks at the activation table. */
  private Duration watchInterval = Duration.ofMillis(250);

  /** Most sessions that decide at once; further callers wait. As many as processors when 0. */
  private int sessions;

  /** Time that a reviewer has. */
  private Duration reviewTime = Duration.ofHours(4);

  /** Time between two rounds that reject what nobody reviewed in time. */
  private Duration reviewExpiryInterval = Duration.ofMinutes(1);

  /** Longest wait for the journal before an answer is withheld. */
  private Duration durableTimeout = Duration.ofSeconds(10);

  /** Names of computed slots that answers carry, such as the line and the price. */
  private List<String> results = new ArrayList<>();

  private final JournalSettings journal = new JournalSettings();
  private final KeySettings keys = new KeySettings();
  private final TrustSettings trust = new TrustSettings();

  /** Returns the folder of the artifact store. */
  public Path getStore() {
    return store;
  }

  public void setStore(Path store) {
    this.store = store;
  }

  /** Returns the time between two looks at the activation table. */
  public Duration getWatchInterval() {
    return watchInterval;
  }

  public void setWatchInterval(Duration watchInterval) {
    this.watchInterval = watchInterval;
  }

  /** Returns the most sessions that decide at once. */
  public int getSessions() {
    return sessions;
  }

  public void setSessions(int sessions) {
    this.sessions = sessions;
  }

  /** Returns the time that a reviewer has. */
  public Duration getReviewTime() {
    return reviewTime;
  }

  public void setReviewTime(Duration reviewTime) {
    this.reviewTime = reviewTime;
  }

  /** Returns the time between two rounds of expiry. */
  public Duration getReviewExpiryInterval() {
    return reviewExpiryInterval;
  }

  public void setReviewExpiryInterval(Duration reviewExpiryInterval) {
    this.reviewExpiryInterval = reviewExpiryInterval;
  }

  /** Returns the longest wait for the journal. */
  public Duration getDurableTimeout() {
    return durableTimeout;
  }

  public void setDurableTimeout(Duration durableTimeout) {
    this.durableTimeout = durableTimeout;
  }

  /** Returns the names of the slots that answers carry. */
  public List<String> getResults() {
    return results;
  }

  public void setResults(List<String> results) {
    this.results = results;
  }

  /** Returns the settings of the journal. */
  public JournalSettings getJournal() {
    return journal;
  }

  /** Returns the settings of the keys. */
  public KeySettings getKeys() {
    return keys;
  }

  /** Returns what is demanded of artifacts. */
  public TrustSettings getTrust() {
    return trust;
  }

  /** Settings of the journal, under {@code verdict.journal}. */
  public static class JournalSettings {
    /** Folder of the journal. */
    private Path folder;

    /** What an answer waits for. */
    private Durability durability = Durability.GROUP;

    /** Returns the folder. */
    public Path getFolder() {
      return folder;
    }

    public void setFolder(Path folder) {
      this.folder = folder;
    }

    /** Returns what an answer waits for. */
    public Durability getDurability() {
      return durability;
    }

    public void setDurability(Durability durability) {
      this.durability = durability;
    }
  }

  /** Settings of the keys, under {@code verdict.keys}. */
  public static class KeySettings {
    /** Folder of the persons' keys; personal values are kept open when it is not set. */
    private Path folder;

    /** Master key that wraps the persons' keys: 32 bytes in Base64. */
    private String masterKey;

    /** Key that identifiers are hashed with: at least 16 bytes in Base64. */
    private String identifierKey;

    /** Returns the folder. */
    public Path getFolder() {
      return folder;
    }

    public void setFolder(Path folder) {
      this.folder = folder;
    }

    /** Returns the master key. */
    public String getMasterKey() {
      return masterKey;
    }

    public void setMasterKey(String masterKey) {
      this.masterKey = masterKey;
    }

    /** Returns the key of identifiers. */
    public String getIdentifierKey() {
      return identifierKey;
    }

    public void setIdentifierKey(String identifierKey) {
      this.identifierKey = identifierKey;
    }
  }

  /** What is demanded of artifacts, under {@code verdict.trust}. */
  public static class TrustSettings {
    /** Ed25519 public keys that may sign artifacts, by name: X.509 in Base64. */
    private Map<String, String> artifactKeys = new LinkedHashMap<>();

    /** Ed25519 public keys that may sign off, by name: X.509 in Base64. */
    private Map<String, String> signOffKeys = new LinkedHashMap<>();

    /** Whether an artifact without a signature may decide; for a developer's machine. */
    private boolean allowUnsigned;

    /** Whether an artifact needs a sign-off in force to decide. */
    private boolean requireSignOff = true;

    /** Returns the keys of artifacts. */
    public Map<String, String> getArtifactKeys() {
      return artifactKeys;
    }

    public void setArtifactKeys(Map<String, String> artifactKeys) {
      this.artifactKeys = artifactKeys;
    }

    /** Returns the keys of sign-offs. */
    public Map<String, String> getSignOffKeys() {
      return signOffKeys;
    }

    public void setSignOffKeys(Map<String, String> signOffKeys) {
      this.signOffKeys = signOffKeys;
    }

    /** Returns whether unsigned artifacts may decide. */
    public boolean isAllowUnsigned() {
      return allowUnsigned;
    }

    public void setAllowUnsigned(boolean allowUnsigned) {
      this.allowUnsigned = allowUnsigned;
    }

    /** Returns whether a sign-off is needed. */
    public boolean isRequireSignOff() {
      return requireSignOff;
    }

    public void setRequireSignOff(boolean requireSignOff) {
      this.requireSignOff = requireSignOff;
    }
  }
}
