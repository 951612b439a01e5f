package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.Persona;

/**
 * Gives an applicant the entities that they own or share.
 *
 * <p>An entity is a key derived from its owner: person, home or episode. Two applicants share it
 * when their keys come from one owner; there is no other notion of sharing.
 */
final class Ties {
  static final long DEVICE = Draws.name("device");
  static final long PHONE = Draws.name("phone");
  static final long CARD = Draws.name("card");
  static final long ADDRESS = Draws.name("address");
  static final long EMPLOYER = Draws.name("employer");
  static final long CONTACT = Draws.name("contact");
  static final long WIFI = Draws.name("wifi");
  private static final long REGISTER = Draws.name("employer.register");
  private static final long IN_REGISTER = Draws.name("employer.registered");
  private static final long SHARED_CARD = Draws.name("family.card");
  private static final long CARETAKER = Draws.name("group.caretaker");
  private static final long USES_CARETAKER = Draws.name("group.uses_caretaker");
  private static final long ONE_ADDRESS = Draws.name("dormitory.one_address");
  private static final long SEVERAL_EMPLOYERS = Draws.name("office.employer");
  private static final int REGISTERED_EMPLOYERS = 3_000_000;
  private static final double REGISTERED = 0.87;
  private static final double COUPLE_SHARES_CARD = 0.03;

  private Ties() {}

  /** Decides whose home the applicant lives in; everything else may hang on it. */
  static void settle(Applicant a) {
    a.home = a.relative != 0 ? a.relative : a.person;
    a.place = a.home;
    switch (a.kind) {
      case FAMILY -> {
        a.home = a.episode;
        a.place = a.episode;
      }
      case DORMITORY, OFFICE, SHOP, CREW, RING -> a.place = a.episode;
      default -> {}
    }
  }

  static void fill(Applicant a) {
    own(a);
    switch (a.kind) {
      case FAMILY -> family(a);
      case DORMITORY -> dormitory(a);
      case OFFICE -> office(a);
      case SHOP -> a.device = Draws.key(a.episode, DEVICE);
      case CREW -> crew(a);
      case BROKER, THIEF, RING -> FraudTies.fill(a);
      default -> relative(a);
    }
  }

  static long ownDevice(Applicant a) {
    int number = a.persona == Persona.DEVICE_SWITCHER ? a.attempt : 0;
    return Draws.key(a.person, DEVICE, number);
  }

  private static void own(Applicant a) {
    a.device = ownDevice(a);
    a.phone = Draws.key(a.person, PHONE);
    a.card = Draws.key(a.person, CARD);
    a.address = Draws.key(a.home, ADDRESS);
    a.contact1 = Draws.key(a.person, CONTACT, 1);
    a.contact2 = Draws.key(a.person, CONTACT, 2);
    a.wifi = Draws.key(a.home, WIFI);
    a.employerRegistered = Draws.chance(REGISTERED, a.person, IN_REGISTER);
    a.employer =
        a.employerRegistered
            ? Draws.key(REGISTER, EMPLOYER, Draws.below(REGISTERED_EMPLOYERS, a.person, REGISTER))
            : Draws.key(a.person, EMPLOYER);
  }

  private static void relative(Applicant a) {
    if (a.relative != 0) {
      a.device = Draws.key(a.relative, DEVICE);
      a.contact1 = Draws.key(a.relative, PHONE);
    }
  }

  private static void family(Applicant a) {
    if (a.persona != Persona.DEVICE_SWITCHER || a.attempt == 0) {
      a.device = Draws.key(a.episode, DEVICE);
    }
    long other = io.verdict.replay.world.plan.Episode.person(a.episode, a.member == 0 ? 1 : 0);
    a.contact1 = Draws.key(other, PHONE);
    if (Draws.chance(COUPLE_SHARES_CARD, a.episode, SHARED_CARD)) {
      a.card = Draws.key(a.episode, CARD);
    }
  }

  private static void dormitory(Applicant a) {
    a.wifi = Draws.key(a.episode, WIFI);
    if (Draws.chance(0.75, a.episode, ONE_ADDRESS)) {
      a.address = Draws.key(a.episode, ADDRESS);
    }
    caretaker(a, 0.22);
  }

  private static void office(Applicant a) {
    // Mostly an access point for two or three seats; sometimes one for all.
    boolean one = Draws.chance(0.12, a.episode, WIFI);
    a.wifi = Draws.key(a.episode, WIFI, one ? -1 : Draws.below(a.size / 2, a.person, WIFI));
    if (Draws.chance(0.8, a.person, SEVERAL_EMPLOYERS)) {
      a.employer = Draws.key(a.episode, EMPLOYER);
      a.employerRegistered = true;
    }
  }

  private static void crew(Applicant a) {
    a.employer = Draws.key(a.episode, EMPLOYER);
    a.employerRegistered = false;
    caretaker(a, 0.10);
  }

  /** In some groups half the people give the phone of the person who looks after them. */
  private static void caretaker(Applicant a, double share) {
    boolean exists = Draws.chance(share, a.episode, CARETAKER);
    if (exists && Draws.chance(0.5, a.person, USES_CARETAKER)) {
      a.phone = Draws.key(a.episode, PHONE);
    }
  }

  /** True if the wireless network belongs to a place where many people come and go. */
  static boolean isVenue(EpisodeKind kind) {
    return kind == EpisodeKind.DORMITORY || kind == EpisodeKind.OFFICE || kind == EpisodeKind.SHOP;
  }
}
