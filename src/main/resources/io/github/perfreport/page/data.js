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
  const allRuns = raw.runs.time.map((_, run) => run);
  raw.metrics.forEach((metric, order) => {
    metric.order = order;
    metric.runs = metric.runs ? sums(metric.runs) : allRuns;
    metric.weeks = sums(metric.weeks);
  });
  raw.changes = (raw.events ?? []).flatMap(({changes}) => changes.filter(({resource}) => !resource));
  raw.changes.sort((a, b) => a.time - b.time);
  raw.newestWeek = raw.weeks.runs.length - 1;
  raw.metrics.forEach((metric) => (metric.comparison = compare(metric, raw.newestWeek)));
}

function mondayOf(week) {
  return data.weeks.first + week * WEEK;
}

function relative(now, before) {
  return before === 0 || before == null || now == null ? null : (now - before) / Math.abs(before);
}

// The newest week against the week before and against the eight weeks before it. It stands out
// where it lies outside of all their means, by more than a twentieth and by more than three
// standard errors of a mean of so many runs: few and noisy runs are no news.
function compare(metric, newestWeek) {
  const meanOf = new Map(metric.weeks.map((week, i) => [week, metric.mean[i]]));
  const now = meanOf.get(newestWeek) ?? null;
  const earlier = metric.weeks
    .map((week, i) => ({week, mean: metric.mean[i], count: metric.count[i]}))
    .filter(({week}) => week < newestWeek && week >= newestWeek - 8);
  const runs = earlier.reduce((sum, {count}) => sum + count, 0);
  const base = runs ? earlier.reduce((sum, {mean, count}) => sum + mean * count, 0) / runs : null;
  const means = earlier.map(({mean}) => mean);
  const outside = now > Math.max(...means) || now < Math.min(...means);
  const toBase = relative(now, base);
  return {
    now,
    base,
    before: meanOf.get(newestWeek - 1) ?? null,
    toBefore: relative(now, meanOf.get(newestWeek - 1)),
    toBase,
    standsOut:
      now !== null && earlier.length >= 4 && outside && Math.abs(toBase ?? 1) > 0.05 &&
      Math.abs(now - base) > 3 * spread(metric, base, newestWeek) / Math.sqrt(metric.count.at(-1)),
  };
}

// The standard deviation of the runs of the eight weeks around their mean.
function spread(metric, base, newestWeek) {
  const from = mondayOf(newestWeek - 8);
  const to = mondayOf(newestWeek);
  const squares = metric.values
    .filter((_, i) => data.runs.time[metric.runs[i]] >= from && data.runs.time[metric.runs[i]] < to)
    .map((value) => (value - base) ** 2);
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

function runUrl(run) {
  if (!data.runUrl) {
    return null;
  }
  return data.runUrl
    .replaceAll('{job}', () => addressPart(data.jobs[data.runs.job[run]]))
    .replaceAll('{run}', () => addressPart(data.runs.id[run]));
}
