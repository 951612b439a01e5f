package io.verdict.engine.artifact;

import java.util.List;
import java.util.Objects;

/**
 * Nodes that are joined where events gave them the same key: two applicants with one device. Two
 * nodes share a link if an event of each, both within the period, has the same value in the same
 * link field; what is in the excepted list joins nobody. The record under decision counts as one
 * more event.
 *
 * @param name the graph's name
 * @param event position in {@link StageModel#events()} of the event that makes nodes and links
 * @param node the key that is the node
 * @param links the keys that join nodes, 1 to {@link #MAX_LINKS}
 * @param exceptList position in {@link StageModel#lists()} of the keys that join nobody, or -1
 * @param labelEvent position in {@link StageModel#events()} of the event that labels a node
 * @param labelField slot of that event's schema that holds the node's key
 * @param withinMillis how long an event counts, 60,000 to 31,536,000,000
 * @param outputs the measures that the policy reads, each at most once
 * @param text the graph as the policy writes it
 */
public record GraphModel(
    String name,
    int event,
    GraphKey node,
    List<GraphKey> links,
    int exceptList,
    int labelEvent,
    int labelField,
    long withinMillis,
    List<GraphOutput> outputs,
    String text) {
  /** Most links of one graph. */
  public static final int MAX_LINKS = 8;

  /** How long a label counts: 365 days, whatever the graph's period. */
  public static final long LABEL_MILLIS = 31_536_000_000L;

  public GraphModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(node, "node");
    links = List.copyOf(links);
    outputs = List.copyOf(outputs);
  }
}
