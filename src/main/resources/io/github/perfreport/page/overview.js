// A row for each metric.

const COLUMNS = [
  ['Metric', 'name', ''],
  ['Weekly mean', 'trend', 'the last 26 weeks'],
  ['Newest week', 'number', 'mean of its runs'],
  ['Runs', 'number second', 'of the newest week with a value'],
  ['Week before', 'number second', 'mean of its runs'],
  ['vs week before', 'number week', 'newest week against the week before'],
  ['Base', 'number second', 'mean of all runs of the eight weeks before; in an event that lasts, the level before it'],
  ['vs base', 'number', 'newest week against the base'],
];

function showTable(openMetric) {
  const heads = COLUMNS.map(([label, className, title]) =>
    element('th', {scope: 'col', className, title}, label));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...heads)));
  const section = document.getElementById('overview');
  section.append(element('h2', {id: 'overview-title'}, 'Newest week'), standing(openMetric), table);
  const rows = new Map();
  data.metrics.forEach((metric) => rows.set(metric, metricRow(metric, openMetric)));
  return {table, rows};
}

const MOST_NAMES = 6;

// The sentences to read on a quiet week.
function standing(openMetric) {
  if (!data.metrics.length) {
    return element('p', {className: 'quiet'}, 'No metric has data.');
  }
  const measured = data.metrics.filter(({comparison}) => comparison.now !== null);
  const lasting = measured.filter(({comparison}) => comparison.lasting);
  lasting.sort(({comparison: a}, {comparison: b}) => (b.lasting.silence === null) - (a.lasting.silence === null) || b.lasting.time - a.lasting.time);
  const others = measured.filter((metric) => !lasting.includes(metric));
  const out = others.filter(({comparison}) => comparison.standsOut);
  const range = 'the range of the eight weeks before, give or take 5 % and noise';
  const told = out.length
    ? [`${out.length} of ${plural(others.length, lasting.length ? 'other metric' : 'metric')} left ${range}: `, ...moves(out, openMetric), '.']
    : others.length ? [`${plural(others.length, lasting.length ? 'other metric' : 'metric')} stayed within ${range}.`] : [];
  const held = lasting.length
    ? [`Against the level before an event that lasts: `, ...moves(lasting, openMetric), '. ']
    : [];
  return element('p', {className: out.length || held.length ? '' : 'quiet'}, ...held, ...told);
}

function moves(metrics, openMetric) {
  const named = metrics.slice(0, MOST_NAMES).flatMap((metric, i) => [
    i ? ', ' : '', metricLink(metric, openMetric), ' ' + percent(metric.comparison.toBase)]);
  return metrics.length > MOST_NAMES ? [...named, ` and ${metrics.length - MOST_NAMES} more`] : named;
}

function metricRow(metric, openMetric) {
  const {now, before, base, toBefore, toBase, standsOut} = metric.comparison;
  const newest = metric.weeks.at(-1);
  const absent = `none since ${dateOf(mondayOf(newest + 1))}`;
  const latest = now === null ? element('span', {className: 'second'}, absent) : withUnit(now, metric.unit, BRIEF);
  const cells = [
    element('td', {className: 'trend'}, sparkline(metric)),
    element('td', {className: 'number'}, latest),
    element('td', {className: 'number second'}, String(now === null ? 0 : metric.count.at(-1))),
    element('td', {className: 'number second'}, number(before, BRIEF)),
    element('td', {className: 'number week'}, percent(toBefore)),
    element('td', {className: 'number second'}, number(base, BRIEF)),
    difference(metric, toBase, standsOut),
  ];
  const name = element('th', {scope: 'row', className: 'name'}, metricLink(metric, openMetric), ...lastingBadge(metric));
  return element('tr', {}, name, ...cells);
}

function lastingBadge({comparison: {lasting}}) {
  if (!lasting) {
    return [];
  }
  const isAlarm = lasting.silence === null;
  const label = isAlarm ? 'needs a look' : `open since ${dateOf(lasting.time)}`;
  return [' ', element('span', {className: isAlarm ? 'badge alarm' : 'badge', title: lasting.standing}, label)];
}

function difference(metric, toBase, standsOut) {
  const verdict = verdictOf(metric, toBase);
  const arrow = !standsOut ? '' : toBase > 0 ? '▲ ' : '▼ ';
  const shown = element('td', {className: 'number'}, arrow + percent(toBase));
  if (standsOut) {
    shown.classList.add('stands-out', verdict);
    shown.append(element('span', {className: 'unseen'}, ' ' + verdict));
  }
  return shown;
}

// The weekly means of the last half year, broken where weeks are missing.
function sparkline(metric) {
  const [width, height, span] = [104, 20, 26];
  const first = data.newestWeek - span + 1;
  const shown = metric.weeks.map((week, i) => [week, metric.mean[i]]).filter(([w]) => w >= first);
  const means = shown.map(([, mean]) => mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const xOf = (week) => 2 + ((week - first) / (span - 1)) * (width - 4);
  const yOf = (mean) => (high === low ? height / 2 : height - 3 - ((mean - low) / (high - low)) * (height - 6));
  let path = '';
  shown.forEach(([week, mean], i) => {
    const joined = i > 0 && shown[i - 1][0] === week - 1;
    path += `${joined ? 'L' : 'M'}${xOf(week).toFixed(1)} ${yOf(mean).toFixed(1)}${joined ? '' : 'h.01'}`;
  });
  const svg = svgElement('svg', {viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true'});
  svg.append(svgElement('path', {d: path}));
  const last = shown.at(-1);
  if (last && last[0] === data.newestWeek) {
    svg.append(svgElement('circle', {cx: xOf(last[0]), cy: yOf(last[1]), r: 2}));
  }
  return svg;
}

function svgElement(tag, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}
