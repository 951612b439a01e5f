package io.verdict.engine.service;

/** What a reviewer answers. */
public enum ReviewVerdict {
  /** Nothing is wrong: the next stage goes on. */
  CLEAR,
  /** The suspicion holds: the application is rejected. */
  CONFIRM,
  /** More is wanted from the applicant: the review goes on under a new deadline. */
  MORE_INFO
}
