package io.github.perfreport.detect;

/**
 * A cut of the stretch {@code from} (inclusive) to {@code to} (exclusive) before point {@code at}.
 *
 * @param ratio likelihood ratio of the cut, see {@link LikelihoodProfile}
 */
record Split(int from, int at, int to, double ratio) {

  int before() {
    return at - from;
  }

  int after() {
    return to - at;
  }

  int shorterSide() {
    return Math.min(before(), after());
  }
}
