// What stands above the charts: what is missing, what changed, and a row for each metric.

// A page is opened for its newest week; what changed before is a click away.
const NEWEST_CHANGES = 8;

function showMissing() {
  const host = document.getElementById('missing');
  const notes = [];
  if (data.missing.length) {
    notes.push([`${plural(data.missing.length, 'metric')} without any data`, data.missing]);
  }
  const empty = data.weeks.runs.filter((runs) => !runs).length;
  if (empty) {
    notes.push([`${plural(empty, 'week')} without a run`, spansWithoutRuns()]);
  }
  for (const [summary, names] of notes) {
    const list = element('ul', {}, ...names.map((name) => element('li', {}, name)));
    host.append(element('details', {}, element('summary', {}, summary), list));
  }
}

function spansWithoutRuns() {
  const spans = [];
  data.weeks.runs.forEach((runs, week) => {
    if (runs) {
      return;
    }
    if (week && !data.weeks.runs[week - 1]) {
      spans.at(-1).last = week;
    } else {
      spans.push({first: week, last: week});
    }
  });
  return spans.map(({first, last}) =>
    `${dateOf(mondayOf(first))} to ${dateOf(mondayOf(last + 1) - DAY)}, ${plural(last - first + 1, 'week')}`);
}

function showChanges(openMetric) {
  if (!data.changes) {
    return;
  }
  const section = document.getElementById('changes');
  section.hidden = false;
  section.append(element('h2', {id: 'changes-title'}, 'What changed'));
  if (!data.changes.length) {
    section.append(element('p', {className: 'quiet'}, 'Nothing: no metric left its level.'));
    return;
  }
  const rows = data.changes.map((change) => changeRow(change, openMetric));
  section.append(element('ul', {className: 'changes'}, ...rows.slice(0, NEWEST_CHANGES)));
  const older = rows.slice(NEWEST_CHANGES);
  if (older.length) {
    const list = element('ul', {className: 'changes'}, ...older);
    section.append(element('details', {}, element('summary', {}, `${older.length} older`), list));
  }
}

function changeRow(change, openMetric) {
  const metric = data.metrics.find(({name}) => name === change.metric);
  const unit = metric?.unit ?? '';
  const name = metric ? metricLink(metric, openMetric) : element('span', {}, change.metric);
  const url = change.run >= 0 ? runUrl(change.run) : null;
  return element(
    'li',
    {className: change.verdict},
    element('b', {className: 'verdict'}, change.verdict),
    element('b', {className: 'size'}, percent(change.relative)),
    name,
    element('span', {}, `${number(change.before, BRIEF)} → ${withUnit(change.after, unit, BRIEF)}`),
    element('span', {className: 'when'}, 'since ', link(dateOf(change.time), url)),
    ...change.links.map(({label, url: target}) => link(label, target)),
  );
}

function metricLink(metric, openMetric) {
  const anchor = element('a', {href: '#' + new URLSearchParams({metric: metric.name})}, ...breakable(metric.name));
  anchor.addEventListener('click', (event) => {
    event.preventDefault();
    openMetric(metric);
  });
  return anchor;
}

// A name that may go on in the next line where a word of it ends.
function breakable(name) {
  return name.split(/(?<=[a-z])(?=[A-Z])|(?<=-)/).flatMap((part, i) => (i ? [element('wbr'), part] : [part]));
}

const COLUMNS = [
  ['Metric', 'name', ''],
  ['Weekly mean', 'trend', 'the last 26 weeks'],
  ['Newest week', 'number', 'mean of its runs'],
  ['Runs', 'number second', 'of the newest week with a value'],
  ['Week before', 'number second', 'mean of its runs'],
  ['vs week before', 'number week', 'newest week against the week before'],
  ['8 weeks before', 'number second', 'mean of all runs of the eight weeks before'],
  ['vs 8 weeks', 'number', 'newest week against the eight weeks before'],
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

// The one sentence to read on a quiet week.
function standing(openMetric) {
  const out = data.metrics.filter(({comparison}) => comparison.standsOut);
  const total = plural(data.metrics.length, 'metric');
  const rule = 'the range of the eight weeks before by more than 5 % and their noise';
  if (!data.metrics.length) {
    return element('p', {className: 'quiet'}, 'No metric has data.');
  }
  if (!out.length) {
    return element('p', {className: 'quiet'}, `Quiet: none of ${total} left ${rule}.`);
  }
  const names = out.flatMap((metric, i) => [
    i ? ', ' : '',
    metricLink(metric, openMetric),
    ' ' + percent(metric.comparison.toBase),
  ]);
  return element('p', {}, `${out.length} of ${total} left ${rule}: `, ...names, '.');
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
  const name = element('th', {scope: 'row', className: 'name'}, metricLink(metric, openMetric));
  return element('tr', {}, name, ...cells);
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
