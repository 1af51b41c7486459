// How the runs of a metric spread: a histogram before and after a change, and series with two modes.

const BINS = 24;
const MOST_BEFORE = 60;

// The runs at the level before a change, at most the newest, and those at the level after it.
function sidesOf(change) {
  const metric = metricNamed(change.metric);
  const own = changesOf(metric);
  const at = own.indexOf(change);
  const from = own[at - 1]?.time ?? 0;
  return [
    valuesBetween(metric, from, change.time).slice(-MOST_BEFORE),
    valuesBetween(metric, change.time, own[at + 1]?.time ?? Infinity),
  ];
}

function histogram(change) {
  if (change.resource || !metricNamed(change.metric)) {
    return [];
  }
  const [before, after] = sidesOf(change);
  const all = [...before, ...after];
  const [low, high] = [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (!before.length || !after.length || low === high) {
    return [];
  }
  const unit = unitOf(change);
  const svg = svgElement('svg', {viewBox: '0 0 240 68', role: 'img', 'aria-label': 'Runs before and after, by value'});
  svg.append(...bars(before, low, high, 'before', 32, -1), ...bars(after, low, high, change.verdict, 36, 1));
  const share = superiority(before, after);
  const says = `In ${Math.round(100 * Math.max(share, 1 - share))} % of all pairs the run after is the ${share >= 0.5 ? 'higher' : 'lower'} one.`;
  return [element('figure', {className: 'histogram'}, svg,
    element('figcaption', {}, `${number(low, BRIEF)} to ${withUnit(high, unit, BRIEF)}; ${plural(before.length, 'run')} before on top, ` +
      `${after.length} after below. ${says}`, ...[before, after].map(modesText).filter(Boolean).map((text, i) => ` ${i ? 'After' : 'Before'}: ${text}.`)))];
}

function bars(values, low, high, className, base, direction) {
  const counts = new Array(BINS).fill(0);
  values.forEach((value) => counts[Math.min(Math.floor((value - low) / (high - low) * BINS), BINS - 1)]++);
  const most = Math.max(...counts);
  return counts.flatMap((count, bin) => {
    const height = 32 * count / most;
    return count ? [svgElement('rect', {x: bin * 10 + 1, width: 8, y: direction < 0 ? base - height : base, height, class: className})] : [];
  });
}

// Two modes: the split of the values that leaves the least variance, where the halves lie far apart
// for their own spread (Ashman's D above 4) and each has a tenth of the runs. Null for one mode.
function modesOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  if (n < 20) {
    return null;
  }
  const sum = sorted.reduce((a, b) => a + b);
  let best = null;
  let left = 0;
  for (let i = 1; i < n; i++) {
    left += sorted[i - 1];
    const apart = i * (n - i) * (left / i - (sum - left) / (n - i)) ** 2;
    if (best === null || apart > best.apart) {
      best = {i, apart};
    }
  }
  const halves = [sorted.slice(0, best.i), sorted.slice(best.i)];
  const [low, high] = halves.map(middle);
  const squares = halves.map((half, i) => half.reduce((s, v) => s + (v - (i ? high : low)) ** 2, 0) / half.length);
  const isApart = (high - low) ** 2 * 2 > 16 * (squares[0] + squares[1]);
  return isApart && Math.min(best.i, n - best.i) >= n / 10 ? {low, high, share: best.i / n} : null;
}

function modesText(values, unit = '') {
  const modes = modesOf(values);
  return modes
    ? `two modes, ${number(modes.low, SHORT)} (${Math.round(100 * modes.share)} %) and ${withUnit(modes.high, unit, SHORT)} (${Math.round(100 - 100 * modes.share)} %)`
    : '';
}

// The modes since the level last moved, at most half a year back.
function newestModes(metric) {
  const moved = changesOf(metric).at(-1)?.time ?? 0;
  return valuesBetween(metric, Math.max(moved, mondayOf(data.newestWeek - 25)), Infinity);
}
