package io.verdict.replay.world.plan;

import java.util.Locale;

/**
 * What brings applicants together, with the share of applications it is meant to bring.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum EpisodeKind {
  /** One person; the rest of all applications. */
  SOLO(0, 1.03),
  /** Two or three relatives who use one device within a month. */
  FAMILY(0.0215, 2.07),
  /** Room mates with one Wi-Fi point and often one address, within a week. */
  DORMITORY(0.0042, 10.3),
  /** An enterprise day or a campus stand: many applicants from one network in some hours. */
  OFFICE(0.0125, 35.0),
  /** Customers whom a shop clerk helps on the shop's device. */
  SHOP(0.0005, 6.2),
  /** Workmates of an employer that is in no register. */
  CREW(0.0045, 16.5),
  /** Customers of a debt broker who mean not to pay and name his invented employer. */
  BROKER(0.00058, 19.8),
  /** A thief with one to five stolen identities on one device. */
  THIEF(0.0037, 1.7),
  /** An organised ring that shares devices, networks, addresses and employers. */
  RING(0.0092, 18.0);

  private final double share;
  private final double meanRows;

  EpisodeKind(double share, double meanRows) {
    this.share = share;
    this.meanRows = meanRows;
  }

  /** Share of applications that it brings. */
  double share() {
    return share;
  }

  /** Mean number of applications that one episode brings. */
  double meanRows() {
    return meanRows;
  }

  /** The name in the truth file, for example {@code office}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True for the kinds whose people are all fraudsters. */
  public boolean isFraud() {
    return this == BROKER || this == THIEF || this == RING;
  }
}
