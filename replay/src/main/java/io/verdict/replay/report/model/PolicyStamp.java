package io.verdict.replay.report.model;

/**
 * A policy or model that took part, pinned by its hash.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param role stage or part it played, for example "fraud"
 * @param name its name
 * @param version its version
 * @param sha256 content hash in hexadecimal digits
 */
public record PolicyStamp(Text role, String name, String version, String sha256) {}
