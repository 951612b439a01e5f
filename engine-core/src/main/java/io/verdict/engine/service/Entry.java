package io.verdict.engine.service;

import java.util.Arrays;

/**
 * What the service keeps of one application: its latest answer, the hash of its body and the view
 * under which it goes on. Guarded by its own monitor.
 */
final class Entry {
  private byte[] bodyHash;
  private byte[] view;
  private byte[] flowHash;
  private long suppliedSources;
  private Answer answer;

  boolean isAnswered() {
    return answer != null && answer.status() != Answer.Status.INCOMPLETE;
  }

  boolean isSameBody(byte[] hash) {
    return Arrays.equals(bodyHash, hash);
  }

  void put(Answer newAnswer, byte[] newHash, byte[] newView, long supplied) {
    answer = newAnswer;
    bodyHash = newHash;
    view = newView;
    suppliedSources = supplied;
  }

  void setFlow(byte[] hash) {
    flowHash = hash;
  }

  boolean isOfFlow(byte[] hash) {
    return Arrays.equals(flowHash, hash);
  }

  Answer answer() {
    return answer;
  }

  byte[] bodyHash() {
    return bodyHash;
  }

  byte[] view() {
    return view;
  }

  long suppliedSources() {
    return suppliedSources;
  }
}
