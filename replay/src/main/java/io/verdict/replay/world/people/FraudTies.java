package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Persona;

/** The shared entities of rings, thieves and brokers. */
final class FraudTies {
  private static final long STYLE = Draws.name("ring.style");
  private static final long OWN = Draws.name("ring.own");
  private static final long COUNT = Draws.name("ring.count");
  private static final long CHOICE = Draws.name("ring.choice");
  private static final long CONTACTS = Draws.name("ring.contacts");
  private static final int MEMBERS_OF_DEVICE = 6;
  private static final int MEMBERS_OF_PHONE = 5;
  private static final int MEMBERS_OF_CARD = 3;
  private static final double OWN_DEVICE = 0.06;
  private static final double REUSES_PHONES = 0.20;
  private static final double REUSES_CARDS = 0.17;
  private static final double COMMON_ADDRESS = 0.62;
  private static final double COMMON_EMPLOYER = 0.90;
  private static final double VICTIM_NAMES_EMPLOYER = 0.5;
  private static final double CROSS_NAMED = 0.44;
  private static final double THIEF_REUSES_CARD = 0.40;
  private static final double THIEF_REUSES_PHONE = 0.50;
  private static final double BROKER_LENDS_ADDRESS = 0.22;
  private static final double BROKER_AS_CONTACT = 0.7;

  private FraudTies() {}

  static void fill(Applicant a) {
    switch (a.kind) {
      case RING -> ring(a);
      case THIEF -> thief(a);
      default -> broker(a);
    }
  }

  private static void ring(Applicant a) {
    int points = 1 + Draws.below(2, a.episode, COUNT, 1);
    a.wifi = Draws.key(a.episode, Ties.WIFI, Draws.below(points, a.person, CHOICE, 2));
    if (!a.isOfRing()) {
      return;
    }
    boolean ownDevice = Draws.chance(OWN_DEVICE, a.person, OWN);
    if (!ownDevice && (a.attempt == 0 || !switchesDevice(a))) {
      a.device = Draws.key(a.episode, Ties.DEVICE, a.member / MEMBERS_OF_DEVICE);
    }
    a.phone = phoneOf(a, a.member);
    if (Draws.uniform(a.episode, STYLE, 1) < REUSES_CARDS) {
      a.card = Draws.key(a.episode, Ties.CARD, a.member / MEMBERS_OF_CARD);
    }
    if (Draws.uniform(a.person, OWN, 1) < COMMON_ADDRESS) {
      int addresses = 1 + Draws.below(3, a.episode, COUNT, 0);
      a.address = Draws.key(a.episode, Ties.ADDRESS, Draws.below(addresses, a.person, CHOICE, 0));
    }
    double named = a.type == FraudType.RING ? COMMON_EMPLOYER : VICTIM_NAMES_EMPLOYER;
    if (Draws.uniform(a.person, OWN, 2) < named) {
      int employer = Draws.uniform(a.person, CHOICE, 1) < 0.85 ? 0 : 1;
      a.employer = Draws.key(a.episode, Ties.EMPLOYER, employer);
      a.employerRegistered = false;
    }
    if (Draws.chance(CROSS_NAMED, a.person, CONTACTS)) {
      a.contact1 = phoneOf(a, (a.member + 1) % a.size);
      a.contact2 = phoneOf(a, (a.member + 2) % a.size);
    }
  }

  private static boolean switchesDevice(Applicant a) {
    return a.persona == Persona.DEVICE_SWITCHER;
  }

  private static long phoneOf(Applicant a, int member) {
    boolean reuses = Draws.uniform(a.episode, STYLE, 0) < REUSES_PHONES;
    int number = reuses ? -1 - member / MEMBERS_OF_PHONE : member;
    return Draws.key(a.episode, Ties.PHONE, number);
  }

  private static void thief(Applicant a) {
    if (a.attempt == 0 || !switchesDevice(a)) {
      a.device = Draws.key(a.episode, Ties.DEVICE);
    }
    if (Draws.uniform(a.episode, STYLE, 0) < THIEF_REUSES_CARD) {
      a.card = Draws.key(a.episode, Ties.CARD);
    }
    if (Draws.uniform(a.episode, STYLE, 1) < THIEF_REUSES_PHONE) {
      a.phone = Draws.key(a.episode, Ties.PHONE);
    }
    if (Draws.chance(0.4, a.person, CONTACTS)) {
      a.contact2 = Draws.key(a.episode, Ties.PHONE, 1);
    }
  }

  private static void broker(Applicant a) {
    a.employer = Draws.key(a.episode, Ties.EMPLOYER);
    a.employerRegistered = false;
    if (Draws.chance(BROKER_LENDS_ADDRESS, a.episode, STYLE)
        && Draws.uniform(a.person, OWN) < 0.6) {
      a.address = Draws.key(a.episode, Ties.ADDRESS);
    }
    if (Draws.chance(BROKER_AS_CONTACT, a.person, CONTACTS)) {
      a.contact2 = Draws.key(a.episode, Ties.PHONE);
    }
  }
}
