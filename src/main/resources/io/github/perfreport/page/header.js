// Where the reader is: the lane's other pages, and what is missing on this one.

// From this page to the lane's folder. The newest week's own page is the same file, a folder further down.
const up = /\/\d{4}-\d{2}-\d{2}\/[^/]*$/.test(location.pathname) ? '../../' : '../';

function pageOf(resource) {
  return `${up}${addressPart(resource)}/${data.version ? 'release-index.html' : 'index.html'}`;
}

function showNavigation() {
  if (!data.siblings) {
    return;
  }
  const host = document.getElementById('nav');
  host.hidden = false;
  host.append(
    element('a', {href: up + '../../index.html'}, 'All lanes'),
    ...data.siblings.map((name) =>
      name === data.resource
        ? element('span', {'aria-current': 'page'}, name)
        : element('a', {href: pageOf(name)}, name)),
    element('a', {href: up + 'report.md'}, 'Report as text'),
  );
}

function showMissing() {
  const host = document.getElementById('missing');
  if (data.silentFrom && isPast(data.silentFrom)) {
    host.append(element('p', {className: 'silent'},
      `No data since ${minuteOf(data.laneNewest)}, for ${daysSince(data.laneNewest)}.`));
  }
  const notes = [];
  const lapses = Object.entries(data.lapses ?? {});
  lapses.forEach(([summary, texts]) => notes.push([summary, texts, 'lapse']));
  if (data.missing.length) {
    notes.push([`${plural(data.missing.length, 'metric')} without any data`, data.missing, '']);
  }
  const absent = data.metrics.filter(({comparison}) => comparison.now === null);
  if (absent.length) {
    const since = (metric) => `${metric.name}: none since ${dateOf(mondayOf(metric.weeks.at(-1) + 1))}`;
    notes.push([`${plural(absent.length, 'metric')} without a value in the newest week`, absent.map(since), '']);
  }
  const empty = data.weeks.runs.filter((runs) => !runs).length;
  if (empty) {
    notes.push([`${plural(empty, 'week')} without a run`, spansWithoutRuns(), '']);
  }
  for (const [summary, names, className] of notes) {
    const list = element('ul', {}, ...names.map((name) => element('li', {}, name)));
    host.append(element('details', {className}, element('summary', {}, summary), list));
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
