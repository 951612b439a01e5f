package io.verdict.replay.world.people;

import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Persona;

/**
 * One applicant while an application is made: latent traits, ties and what follows from them.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> none when reused.
 */
public final class Applicant {
  // Position in the plan.
  int month;
  int day;
  int hour;
  int member;
  int size;
  int attempt;
  int sinceFirst;
  long time;
  long episode;
  long person;
  long application;
  EpisodeKind kind = EpisodeKind.SOLO;
  FraudType type = FraudType.NONE;
  Persona persona = Persona.ONCE;

  // An earlier applicant of whom this one is a relative, or 0.
  long relative;
  long relativeTime;

  // Latent traits: discipline, stability, hunger for credit, capacity; and a taste for tools.
  double discipline;
  double stability;
  double hunger;
  double capacity;
  double shade;
  double ownerShade;

  // Shared or own entities.
  long home;
  long place;
  long address;
  long device;
  long phone;
  long card;
  long employer;
  boolean employerRegistered;
  long contact1;
  long contact2;
  long wifi;
  int ip;
  boolean carrier;

  // What laws pass on to later laws.
  int channel;
  int age;
  int tier;
  boolean male;
  boolean thin;
  int county;
  double deviceLat;
  double deviceLon;
  double income;
  double verified;
  double debtService;
  double riskIndex;

  /** Type whose tools the device carries: a ring's device is a ring's, whoever is named. */
  FraudType deviceType() {
    return isOfRing() ? FraudType.RING : type;
  }

  /** True for who belongs to the ring, not for a guest who happens to be there. */
  boolean isOfRing() {
    return kind == EpisodeKind.RING && type != FraudType.NONE;
  }

  /** Key of the person. */
  public long person() {
    return person;
  }

  /** Key of the episode that brought the person. */
  public long episode() {
    return episode;
  }

  /** What brought the person. */
  public EpisodeKind kind() {
    return kind;
  }

  /** What the person really is. */
  public FraudType type() {
    return type;
  }

  /** Local seconds of the application. */
  public long time() {
    return time;
  }

  /** Discipline D, standard normal. */
  public double discipline() {
    return discipline;
  }

  /** Stability S, standard normal. */
  public double stability() {
    return stability;
  }

  /** Hunger for credit H, standard normal plus what the channel attracts. */
  public double hunger() {
    return hunger;
  }

  /** Capacity C, standard normal. */
  public double capacity() {
    return capacity;
  }

  /** The hidden risk index x0 of the person. */
  public double riskIndex() {
    return riskIndex;
  }

  /** True monthly income in CNY. */
  public double income() {
    return income;
  }

  /** Monthly income in CNY as a provider verifies it, also where the cell is missing. */
  public double verified() {
    return verified;
  }

  /** Debt service a month in CNY before the new loan. */
  public double debtService() {
    return debtService;
  }
}
