package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.plan.Episode;
import io.verdict.replay.world.plan.EpisodeKind;

/**
 * The network that an application comes from.
 *
 * <p>Addresses are from ranges that route nowhere: 10/8 for homes, 172.16/12 for enterprises,
 * 100.64/10 for carrier NAT, 198.18/15 for proxies and data centres.
 */
enum Network {
  HOME,
  CARRIER_NAT,
  ENTERPRISE,
  PROXY,
  VPN,
  TOR,
  IDC;

  private static final long WHICH = Draws.name("ip.type");
  private static final long ANONYMOUS = Draws.name("ip.anonymous");
  private static final long RING_STYLE = Draws.name("ring.network");
  private static final long ADDRESS = Draws.name("ip.addr");
  private static final long HOST = Draws.name("ip.host");
  private static final double CARRIER = 0.35;
  private static final double RING_CARRIER = 0.05;
  private static final double RING_BY_PROXY = 0.30;
  private static final double RING_FAITH = 0.92;
  private static final double RING_ONE_HOST = 0.80;
  private static final Rates ANONYMISERS = Rates.of(0.015, 0.02, 0.225, 0.020);
  private static final Network[] ANONYMOUS_KINDS = {PROXY, VPN, TOR, IDC};
  private static final double[] ANONYMOUS_SHARES = Laws.cumulate(0.45, 0.40, 0.03, 0.12);
  private static final int HOSTS = 254;

  static Network of(Applicant a) {
    if (a.kind == EpisodeKind.RING) {
      return ofRing(a);
    }
    if (ANONYMISERS.hit(a.type, a.shade, a.application, ANONYMOUS)) {
      return anonymous(a.application);
    }
    if (a.kind == EpisodeKind.OFFICE) {
      return ENTERPRISE;
    }
    double carrier = Ties.isVenue(a.kind) ? CARRIER / 3 : CARRIER;
    return Draws.chance(carrier, a.application, WHICH) ? CARRIER_NAT : HOME;
  }

  /** True for a way that hides where the applicant is. */
  boolean isAnonymous() {
    return ordinal() >= PROXY.ordinal();
  }

  /** The address as 32 bits. */
  int address(Applicant a) {
    return switch (this) {
      case HOME -> home(a);
      case CARRIER_NAT -> carrier(a);
      case ENTERPRISE -> enterprise(a);
      case PROXY, VPN, TOR, IDC -> anonymousAddress(a);
    };
  }

  private static Network ofRing(Applicant a) {
    double u = Draws.uniform(a.application, WHICH);
    boolean byProxy = Draws.chance(RING_BY_PROXY, a.episode, RING_STYLE);
    if (u < RING_FAITH) {
      return byProxy ? anonymous(a.episode) : HOME;
    }
    return u < RING_FAITH + RING_CARRIER ? CARRIER_NAT : byProxy ? HOME : PROXY;
  }

  private static Network anonymous(long owner) {
    return ANONYMOUS_KINDS[Laws.pick(ANONYMOUS_SHARES, Draws.uniform(owner, ANONYMOUS, 1))];
  }

  private static int home(Applicant a) {
    if (a.kind == EpisodeKind.RING) {
      return 10 << 24 | net(a.episode, 16) << 8 | ringHost(a);
    }
    long owner = Ties.isVenue(a.kind) || a.kind == EpisodeKind.THIEF ? a.episode : a.home;
    return 10 << 24 | net(owner, 16) << 8 | 1 + Draws.below(HOSTS, owner, HOST);
  }

  private static int carrier(Applicant a) {
    int gateway = Draws.below(640, a.application, ADDRESS);
    return 100 << 24 | (64 + Geography.province(a.county)) << 16 | gateway;
  }

  private static int enterprise(Applicant a) {
    long host = Episode.isBehindOneAddress(a.episode) ? a.episode : a.person;
    return 172 << 24 | 16 << 16 | net(a.episode, 12) << 8 | 1 + Draws.below(HOSTS, host, HOST);
  }

  private static int anonymousAddress(Applicant a) {
    if (a.kind == EpisodeKind.RING) {
      return 198 << 24 | 18 << 16 | net(a.episode, 9) << 8 | ringHost(a);
    }
    int net = Draws.below(1 << 9, a.application, ADDRESS);
    return 198 << 24 | 18 << 16 | net << 8 | 1 + Draws.below(HOSTS, a.application, HOST);
  }

  /** One host for the whole ring, or another one for each session of its operator. */
  private static int ringHost(Applicant a) {
    boolean one = Draws.uniform(a.episode, RING_STYLE, 1) < RING_ONE_HOST;
    int session = one ? 0 : Episode.ringSession(a.episode, a.member);
    return 1 + Draws.below(HOSTS, a.episode, HOST, session);
  }

  private static int net(long owner, int bits) {
    return Draws.below(1 << bits, owner, ADDRESS);
  }
}
