package io.github.perfreport.model;

/** Why a change raises no alarm. */
public enum NoAlarmReason {
  /** The change is an improvement. */
  BETTER("it is for the better"),
  /** In the definition neither direction of the metric is worse. */
  NO_DIRECTION("neither direction of it is worse"),
  /** The level has returned. */
  GONE_BACK("it has gone back"),
  /** Someone has acknowledged it. */
  KNOWN("it is known"),
  /** Another job explains it: the old job had measured such values too. */
  OTHER_JOB("another job began, and its values are within those of the job before"),
  /** It is smaller than the definition's least size. */
  SMALL("it is small"),
  /** A later change for the worse ended its level, and is judged in its place. */
  SUPERSEDED("a later change of the metric has taken its place"),
  /** It could be found before the lane was watched; it lasts, unacknowledged. */
  OLD("it is older than the judgement of this lane, and nobody has acknowledged it");

  private final String reason;

  NoAlarmReason(String reason) {
    this.reason = reason;
  }

  /** The reason, to follow "no alarm, since". */
  public String reason() {
    return reason;
  }
}
