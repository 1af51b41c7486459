'use strict';
// The page's data, decoded. Times are seconds since 1970, weeks are counted from the first one.

const DAY = 86400;
const WEEK = 7 * DAY;
const data = JSON.parse(document.getElementById('data').textContent);
decode(data);

function sums(differences) {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}

function decode(raw) {
  raw.runs.time = sums(raw.runs.time);
  raw.runs.job = sums(raw.runs.job);
  raw.runs.commit = raw.runs.commit ? sums(raw.runs.commit) : [];
  const allRuns = raw.runs.time.map((_, run) => run);
  raw.metrics.forEach((metric, order) => {
    metric.order = order;
    metric.runs = metric.runs ? sums(metric.runs) : allRuns;
    metric.weeks = sums(metric.weeks);
    metric.count ??= metric.weeks.map((week) => raw.weeks.runs[week]);
  });
  raw.changes = (raw.events ?? []).flatMap(({changes}) => changes.filter(({resource}) => !resource));
  raw.changes.sort((a, b) => a.time - b.time);
  raw.newestWeek = raw.weeks.runs.length - 1;
  raw.metrics.forEach((metric) => (metric.comparison = compare(metric, raw.newestWeek)));
  raw.metrics.forEach((metric) => (metric.ended = raw.newestWeek - metric.weeks.at(-1) > 8));
}

function mondayOf(week) {
  return data.weeks.first + week * WEEK;
}

function relative(now, before) {
  return before === 0 || before == null || now == null ? null : (now - before) / Math.abs(before);
}

// The newest change of a metric that lasts and that nobody has acknowledged.
function lastingChange(metric) {
  return data.changes.filter((change) => change.metric === metric.name && (change.silence === null || change.silence === 'old')).at(-1);
}

// The newest week against the week before and against its base: the level before a change that
// lasts, else the eight weeks before. Without such a change it stands out where it lies outside of
// all their means, by more than a twentieth and by more than three standard errors of a mean of so
// many runs: few and noisy runs are no news.
function compare(metric, newestWeek) {
  const meanOf = new Map(metric.weeks.map((week, i) => [week, metric.mean[i]]));
  const now = meanOf.get(newestWeek) ?? null;
  const earlier = metric.weeks
    .map((week, i) => ({week, mean: metric.mean[i], count: metric.count[i]}))
    .filter(({week}) => week < newestWeek && week >= newestWeek - 8);
  const runs = earlier.reduce((sum, {count}) => sum + count, 0);
  const mean = runs ? earlier.reduce((sum, {mean, count}) => sum + mean * count, 0) / runs : null;
  const means = earlier.map(({mean}) => mean);
  const outside = now > Math.max(...means) || now < Math.min(...means);
  const lasting = lastingChange(metric);
  const base = lasting ? lasting.before : mean;
  const toBase = relative(now, base);
  const isLarge = now !== null && Math.abs(toBase ?? 1) > 0.05;
  return {
    now,
    base,
    lasting,
    before: meanOf.get(newestWeek - 1) ?? null,
    toBefore: relative(now, meanOf.get(newestWeek - 1)),
    toBase,
    rank: rank(metric, newestWeek, lasting),
    standsOut: isLarge && (Boolean(lasting) || (earlier.length >= 4 && outside &&
      Math.abs(now - mean) > 3 * spread(metric, mean, newestWeek) / Math.sqrt(metric.count.at(-1)))),
  };
}

function valuesBetween(metric, from, to) {
  return metric.values.filter((_, i) => data.runs.time[metric.runs[i]] >= from && data.runs.time[metric.runs[i]] < to);
}

// The share of pairs, one of each side, in which the later value is the greater; a tie is half a pair.
function superiority(before, after) {
  const sorted = [...before].sort((a, b) => a - b);
  const firstNotBelow = (isBelow) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(sorted[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = after.reduce((sum, value) =>
    sum + (firstNotBelow((other) => other < value) + firstNotBelow((other) => other <= value)) / 2, 0);
  return wins / (before.length * after.length);
}

// How sure and how large the move of the newest week is: first in classes, then by its size.
function rank(metric, newestWeek, lasting) {
  const now = valuesBetween(metric, mondayOf(newestWeek), Infinity);
  const before = valuesBetween(metric, mondayOf(newestWeek - 8), mondayOf(newestWeek));
  if (!now.length || !before.length) {
    return {sure: now.length && lasting ? 3 : -1, size: 0};
  }
  const one = superiority(before, now);
  const share = Math.max(one, 1 - one);
  const sure = lasting ? 3 : now.length >= 3 && share >= 0.95 ? 2 : share >= 0.8 ? 1 : 0;
  return {sure, size: sizeOfMove(lasting?.before ?? middle(before), middle(now))};
}

// A doubling is as large as a halving; what comes from 0 is as large as anything.
function sizeOfMove(before, after) {
  return before === after ? 0 : Math.min(Math.abs(Math.log(Math.abs(after / before))) || 0, 10);
}

function middle(values) {
  return values.reduce((a, b) => a + b) / values.length;
}

// The standard deviation of the runs of the eight weeks around their mean.
function spread(metric, base, newestWeek) {
  const from = mondayOf(newestWeek - 8);
  const to = mondayOf(newestWeek);
  const squares = valuesBetween(metric, from, to).map((value) => (value - base) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

// worse, better or changed, for a difference that has a direction.
function verdictOf(metric, difference) {
  if (!['up', 'down'].includes(metric.worse) || !difference) {
    return 'changed';
  }
  return (difference > 0) === (metric.worse === 'up') ? 'worse' : 'better';
}

// Half of a surrogate pair has no place in an address; encodeURIComponent throws at it.
function addressPart(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

// The commit that a run tested, or undefined.
function commitOf(run) {
  return data.commits?.[data.runs.commit[run]];
}

function shortCommit(commit) {
  return commit.slice(0, 10);
}

function compareUrl(good, bad) {
  return data.compareUrl && good && bad
    ? data.compareUrl.replaceAll('{good}', () => addressPart(good)).replaceAll('{bad}', () => addressPart(bad))
    : null;
}

function runUrl(run) {
  if (!data.runUrl) {
    return null;
  }
  return data.runUrl
    .replaceAll('{job}', () => addressPart(data.jobs[data.runs.job[run]]))
    .replaceAll('{run}', () => addressPart(data.runs.id[run]));
}
