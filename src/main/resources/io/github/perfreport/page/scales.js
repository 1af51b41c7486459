// From a metric to columns, ranges and labels.

// Runs and the middles of weeks in one row of times. A week without data is null, which breaks a
// line; undefined only says that the row belongs to the other kind.
function columnsOf(metric, thresholds) {
  const rows = metric.values.map((_, i) => ({x: data.runs.time[metric.runs[i]], point: i}));
  const first = metric.weeks[0] ?? 0;
  const figures = new Map(metric.weeks.map((week, i) => [week, i]));
  for (let week = first; week <= (metric.weeks.at(-1) ?? -1); week++) {
    rows.push({x: mondayOf(week) + WEEK / 2, week: figures.get(week) ?? null});
  }
  rows.sort((a, b) => a.x - b.x);
  const ofRuns = (value) => rows.map(({point}) => (point === undefined ? undefined : value(point)));
  const ofWeeks = (column) =>
    rows.map(({week}) => (week === undefined ? undefined : week === null ? null : column[week]));
  return [
    rows.map(({x}) => x),
    ofRuns((i) => (isAbove(metric, i) ? undefined : metric.values[i])),
    ofRuns((i) => (isAbove(metric, i) ? metric.values[i] : undefined)),
    ofWeeks(metric.mean),
    ofWeeks(metric.median),
    ofWeeks(metric.p95),
    ofWeeks(thresholds),
  ];
}

// Some thresholds follow another metric and differ from run to run: their weekly mean is drawn,
// each run is still judged by its own.
function weeklyThresholds(metric) {
  const found = metric.weeks.map(() => []);
  const place = new Map(metric.weeks.map((week, i) => [week, i]));
  metric.thresholds?.forEach((threshold, i) => {
    const week = Math.floor((data.runs.time[metric.runs[i]] - data.weeks.first) / WEEK);
    if (threshold != null && place.has(week)) {
      found[place.get(week)].push(threshold);
    }
  });
  return found.map((ones) => ones.length ? ones.reduce((a, b) => a + b) / ones.length : null);
}

function isAbove(metric, i) {
  return metric.thresholds?.[i] != null && metric.values[i] > metric.thresholds[i];
}

// Values that differ by a smaller share of their size are drawn as equal ones: numbers have no
// digits left for the labels between them.
const CLOSE = 1e-9;

// A scale from 0 where the data comes near it, else a tight one: a slow drift of a large value
// would be invisible on a scale from 0.
function yRange(min, max) {
  if (min == null || max == null) {
    return [0, 1];
  }
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (max - min <= CLOSE * size) {
    const half = size * 0.05 || 1;
    return [min - half, max + half];
  }
  const pad = (max - min) * 0.08;
  return min >= 0 && min < 0.4 * max ? [0, max + pad] : [min - pad, max + pad];
}

// The steps between two labels of the time axis; those of a month and more are counted in months.
const MONTH = 30 * DAY;
const STEPS = [
  60, 600, 3600, 6 * 3600, DAY, 2 * DAY, WEEK, 2 * WEEK,
  ...[1, 2, 3, 6, 12, 24, 60, 120].map((months) => months * MONTH),
];

// Weeks begin on Mondays, months on the first: labels stand where people count from.
function timeSplits(u, axis, min, max, step) {
  const splits = [];
  if (step >= MONTH) {
    const months = Math.round(step / MONTH);
    const from = new Date(min * 1000);
    let month = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth()) / months) * months;
    for (let at = 0; at <= max; month += months) {
      at = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / 1000;
      splits.push(at);
    }
    return splits.filter((at) => at >= min && at <= max);
  }
  const firstMonday = 4 * DAY;
  const base = step >= WEEK ? firstMonday : 0;
  for (let at = Math.ceil((min - base) / step) * step + base; at <= max; at += step) {
    splits.push(at);
  }
  return splits;
}

function timeLabels(u, splits, axis, space, step) {
  let year = null;
  return splits.map((seconds) => {
    const date = new Date(seconds * 1000);
    const thisYear = date.getUTCFullYear();
    if (step >= 12 * MONTH) {
      return String(thisYear);
    }
    const head = thisYear === year ? '' : '\n' + thisYear;
    year = thisYear;
    const month = MONTHS[date.getUTCMonth()];
    if (step >= MONTH) {
      return month + head;
    }
    if (step < DAY) {
      return `${date.toISOString().slice(11, 16)}\n${date.getUTCDate()} ${month} ${thisYear}`;
    }
    return `${date.getUTCDate()} ${month}` + head;
  });
}

// The steps between two labels of a value axis, for values of any size.
const VALUE_STEPS = Array.from({length: 471}, (_, i) => i - 310)
  .flatMap((exponent) => [1, 2, 2.5, 5].map((digit) => Number(`${digit}e${exponent}`)));

// Multiples of the step, counted, so that their number is bounded however small the step is.
function valueSplits(u, axis, min, max, step) {
  const first = Math.ceil(min / step);
  return Array.from({length: Math.floor(max / step) - first + 1}, (_, i) =>
    Number(((first + i) * step).toPrecision(12)));
}

function valueLabels(u, splits) {
  const size = Math.max(...splits.map(Math.abs));
  if (size >= 1e6 || size < 1e-3) {
    return splits.map((value) => Number(value.toPrecision(4)).toExponential().replace('e+', 'e'));
  }
  return splits.map((value) => number(Number(value.toPrecision(6))));
}

// An axis as wide as its widest label.
function widthOfLabels(u, labels) {
  if (!labels) {
    return 40;
  }
  u.ctx.font = u.axes[1].font[0];
  const widest = Math.max(0, ...labels.map((label) => u.ctx.measureText(label).width));
  return Math.ceil(widest / devicePixelRatio) + 14;
}

// Years alone need one line, all other labels two.
function heightOfLabels(u, labels) {
  return !labels || labels.some((label) => label.includes('\n')) ? 38 : 24;
}
