package io.verdict.example;

import io.verdict.engine.live.Engines;
import io.verdict.engine.service.Answer;
import io.verdict.engine.service.DecisionService;
import io.verdict.engine.service.Erasure;
import io.verdict.engine.service.Fact;
import io.verdict.engine.service.Request;
import io.verdict.engine.service.ReviewVerdict;
import io.verdict.spring.Applicants;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The service's HTTP face: decide, resume, assess, apply events, erase. */
@RestController
class ApplicationsController {
  private final DecisionService service;
  private final Applicants applicants;

  ApplicationsController(DecisionService service, Applicants applicants) {
    this.service = service;
    this.applicants = applicants;
  }

  /**
   * A request about a person.
   *
   * @param person the person's identifier, hashed on arrival
   * @param scenario the partner's scenario, or nothing
   * @param fields the application's fields by their policy names
   */
  record PersonRequest(String person, String scenario, Map<String, Object> fields) {
    String scenarioOrBase() {
      return scenario == null ? Engines.BASE : scenario;
    }
  }

  /**
   * A later fact.
   *
   * @param person whose
   * @param at when it happened
   * @param fields the event's fields
   */
  record FactRequest(String person, Instant at, Map<String, Object> fields) {}

  /** What a fact became. */
  record FactAnswer(boolean stored) {}

  @PostMapping("/applications/{id}")
  Answer decide(@PathVariable String id, @RequestBody PersonRequest body)
      throws InterruptedException {
    Request request = new Request(id, body.scenarioOrBase(), applicants.of(body.person()));
    return service.decide(request, Fields.of(body.fields(), applicants));
  }

  @GetMapping("/applications/{id}")
  Answer answer(@PathVariable String id) {
    Answer answer = service.answerOf(id);
    if (answer == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no application of this id");
    }
    return answer;
  }

  @PostMapping("/applications/{id}/data")
  Answer resume(@PathVariable String id, @RequestBody Map<String, Object> fields)
      throws InterruptedException {
    return service.resume(id, Fields.of(fields, applicants));
  }

  @PostMapping("/applications/{id}/review/{verdict}")
  Answer review(@PathVariable String id, @PathVariable ReviewVerdict verdict)
      throws InterruptedException {
    return service.resume(id, verdict);
  }

  @PostMapping("/assessments/{id}")
  Answer assess(@PathVariable String id, @RequestBody PersonRequest body)
      throws InterruptedException {
    Request request = new Request(id, body.scenarioOrBase(), applicants.of(body.person()));
    return service.assess(request, Fields.of(body.fields(), applicants));
  }

  @PostMapping("/events/{kind}/{id}")
  FactAnswer apply(
      @PathVariable String kind, @PathVariable String id, @RequestBody FactRequest body)
      throws InterruptedException {
    Fact fact = new Fact(kind, id, applicants.of(body.person()), body.at().toEpochMilli());
    return new FactAnswer(service.apply(fact, Fields.of(body.fields(), applicants)));
  }

  @PostMapping("/persons/erase")
  Erasure erase(@RequestBody PersonRequest body) throws InterruptedException {
    return service.erase(applicants.of(body.person()));
  }
}
