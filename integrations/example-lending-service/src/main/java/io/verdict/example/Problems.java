package io.verdict.example;

import io.verdict.engine.privacy.ErasedException;
import io.verdict.engine.service.DecisionConflictException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a caller is told when a request cannot be served. No applicant's value stands in it. */
@RestControllerAdvice
class Problems {
  @ExceptionHandler
  ProblemDetail conflict(DecisionConflictException conflict) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
  }

  @ExceptionHandler
  ProblemDetail erased(ErasedException erased) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.GONE, erased.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unfit(IllegalArgumentException unfit) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, unfit.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unavailable(IllegalStateException unavailable) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, unavailable.getMessage());
  }
}
