// What changed, by events: metrics that moved together, newest first.

// A page is opened for its newest week; what changed before is a click away.
const NEWEST_EVENTS = 8;
const KINDS = ['all', 'worse', 'better', 'known', 'changed'];

const events = (data.events ?? []).map((event) => ({event, node: null}));

function showEvents(openMetric) {
  if (!data.events) {
    return;
  }
  const section = document.getElementById('changes');
  section.hidden = false;
  const heading = element('div', {className: 'heading'},
    element('h2', {id: 'changes-title'}, 'What changed'), element('span', {className: 'quiet'}, standingOfEvents()));
  section.append(heading, ...data.exceeded.map(exceededRow), ...data.drifts.map(driftRow));
  if (!events.length) {
    return;
  }
  for (const kind of KINDS) {
    const count = events.filter(({event}) => kind === 'all' || kindOf(event) === kind).length;
    if (kind === 'changed' && !count) {
      continue;
    }
    const made = button(`${kind[0].toUpperCase()}${kind.slice(1)} ${count}`, false, () => change({events: kind}));
    controls.events.set(kind, made);
  }
  heading.append(group('Which events', controls.events));
  const newest = newestTime();
  events.forEach((entry) => {
    entry.hits = element('span', {className: 'second'});
    entry.node = eventNode(entry, openMetric);
    entry.node.open = entry.event.silence === null;
  });
  section.append(element('div', {className: 'events'}), element('details', {className: 'older'}, element('summary')));
}

// A link to an event names one of its changes, which stays when others come to lead the event.
function keyOf({changes: [{time, metric}]}) {
  return `${dateOf(time)}:${metric}`;
}

function eventAt(key) {
  return events.find(({event}) => event.changes.some(({time, metric, resource}) => !resource && `${dateOf(time)}:${metric}` === key));
}

function revealEvent() {
  const entry = eventAt(state.event);
  if (entry) {
    entry.node.closest('.older')?.setAttribute('open', '');
    entry.node.open = true;
    entry.node.scrollIntoView({block: 'center'});
  }
}

function driftRow(text) {
  return element('div', {className: 'exceeded worse'}, element('b', {className: 'verdict'}, 'drift '), text);
}

function newestTime() {
  return data.runs.time.at(-1) ?? 0;
}

function kindOf(event) {
  return event.changes[0].verdict;
}

function standingOfEvents() {
  if (!events.length) {
    return data.drifts.length ? '' : 'Nothing: no metric left its level.';
  }
  const alarms = events.filter(({event}) => event.silence === null).length;
  const weeks = Math.floor((newestTime() - events[0].event.bad.time) / WEEK);
  if (alarms) {
    return alarms === 1 ? 'One event needs a look.' : `${alarms} events need a look.`;
  }
  return weeks >= 2 ? `Nothing changed in the last ${weeks} weeks.` : data.drifts.length ? '' : 'Nothing needs a look.';
}

// Which events are listed, and which stand behind a click.
function filterEvents(words) {
  if (!events.length) {
    return;
  }
  const shown = events.filter(({event}) =>
    (state.events === 'all' || kindOf(event) === state.events) &&
    event.changes.some(({metric}) => isHit(metric, words)));
  shown.forEach(({event, hits}) => (hits.textContent = hitsOf(event, words)));
  const [list, older] = [document.querySelector('#changes .events'), document.querySelector('#changes .older')];
  const nodes = shown.map(({node}) => node);
  list.replaceChildren(...nodes.slice(0, NEWEST_EVENTS));
  if (!nodes.length) {
    list.append(element('p', {className: 'quiet'}, 'No event matches.'));
  }
  const rest = nodes.slice(NEWEST_EVENTS);
  older.replaceChildren(element('summary', {}, `${rest.length} older`), ...rest);
  older.hidden = !rest.length;
}

// Whether a metric's name or description has all words.
function isHit(name, words) {
  const text = `${name} ${metricNamed(name)?.text ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

// What was looked for, where the event is named by another metric.
function hitsOf({changes: [leading, ...others]}, words) {
  if (!words.length || isHit(leading.metric, words)) {
    return '';
  }
  const names = others.map(({metric}) => metric).filter((metric) => isHit(metric, words));
  return `with ${names.slice(0, 2).join(', ')}${names.length > 2 ? ` and ${names.length - 2} more` : ''}`;
}

function exceededRow({metric, text, newest}) {
  return element('div', {className: 'exceeded worse'}, element('b', {className: 'verdict'}, 'above '),
    text, ', the newest on ', link(dateOf(newest.time), newest.url));
}

function eventNode({event, hits}, openMetric) {
  const [leading, ...others] = event.changes;
  const more = others.length ? [element('span', {className: 'second'}, `and ${others.length} more`)] : [];
  const summary = element('summary', {className: 'change ' + leading.verdict},
    ...changeCells(leading, metricOf(leading, openMetric), unitOf(leading)), ...more, hits, ...badges(event, event.elsewhere.length));
  summary.addEventListener('click', ({currentTarget}) => {
    state.event = currentTarget.parentNode.open ? null : keyOf(event);
    writeHash();
  });
  return element('details', {className: 'event'}, summary, eventBody(event, openMetric));
}

function eventBody(event, openMetric) {
  const {changes, meaning, good, bad, gap, gapLast, compare, sure, standing, elsewhere, nearby} = event;
  const rows = [
    ['Last run before', runAt(good)],
    ...(gap ? [['Between', element('span', {}, gap, runAt(gapLast))]] : []),
    ['First run after', runAt(bad)],
    ['Commits', compare ? link(commitsOf(event), compare) : 'not known: the runs\u2019 results don\u2019t name them'],
    ...(good.commit && bad.commit ? [['Bisect', bisect(good.commit, bad.commit)]] : []),
    ...runsBetween(good, bad),
    ['How sure', sure],
    ...(standing === 'needs a look' ? [] : [['Status', standing]]),
    ...(elsewhere.length ? [['In other lanes', lines(elsewhere)]] : []),
    ...(nearby.length ? [['In these days', lines(nearby)]] : []),
  ];
  const list = element('dl', {}, ...rows.flatMap(([term, says]) => [element('dt', {}, term), element('dd', {}, says)]));
  const body = element('div', {className: 'body'}, element('p', {}, meaning), list, ...histogram(changes[0]));
  body.append(element('p', {}, element('a', {href: '#' + new URLSearchParams({event: keyOf(event)})}, 'Link to this event')));
  if (changes.length > 1) {
    body.append(movedTable(changes.slice(1), openMetric));
  }
  return body;
}

const MOST_RUNS = 8;

// The runs of the suspect range: later than the last good run, earlier than the first bad one.
function runsBetween(good, bad) {
  const between = data.runs.time.flatMap((time, run) => (time > good.time && time < bad.time ? [run] : []));
  if (!between.length) {
    return [];
  }
  const shown = between.slice(0, MOST_RUNS).flatMap((run, i) => [i ? ', ' : '', pickedRun(run)]);
  const more = between.length > MOST_RUNS ? ` and ${between.length - MOST_RUNS} more` : '';
  return [['Runs between', element('span', {}, ...shown, more)]];
}

function commitsOf({good, bad, gapLast}) {
  return `${good.commit ?? gapLast?.commit ?? '?'} … ${bad.commit ?? '?'}`;
}

function lines(texts) {
  return element('span', {}, ...texts.flatMap((text, i) => (i ? [element('br'), text] : [text])));
}

function runAt({time, url, commit}) {
  const at = link(minuteOf(time), url);
  return commit ? element('span', {}, at, `, commit ${commit}`) : at;
}

function movedTable(changes, openMetric) {
  const rows = changes.map((moved) => element('tr', {},
    element('th', {scope: 'row', className: 'name'}, metricOf(moved, openMetric)),
    element('td', {className: 'number second'}, number(moved.before, BRIEF)),
    element('td', {className: 'number'}, withUnit(moved.after, unitOf(moved), BRIEF)),
    element('td', {className: 'number size ' + moved.verdict}, sizeOf(moved.before, moved.after)),
    element('td', {className: moved.verdict}, moved.verdict),
    element('td', {className: 'second'}, moved.silence === null ? 'needs a look' : BADGES[moved.silence] ?? '')));
  const heads = [['Moved with it', ''], ['before', 'number second'], ['after', 'number'], ['', 'number'], ['', ''], ['', 'second']];
  return element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map(([label, className]) => element('th', {className}, label)))),
    element('tbody', {}, ...rows));
}

function metricNamed(name) {
  return data.metrics.find((metric) => metric.name === name);
}

function unitOf({metric, unit}) {
  return unit ?? metricNamed(metric)?.unit ?? '';
}

// The metric of this page leads to its chart; one of another resource says whose it is.
function metricOf({metric: name, resource}, openMetric) {
  const metric = metricNamed(name);
  if (resource) {
    const href = `${pageOf(resource)}#${new URLSearchParams({metric: name})}`;
    return element('a', {href}, ...breakable(name), ` of ${resource}`);
  }
  if (!metric) {
    return element('span', {}, ...breakable(name));
  }
  return metricLink(metric, openMetric);
}

function metricLink(metric, openMetric) {
  const href = '#' + new URLSearchParams({metric: metric.name});
  const anchor = element('a', {href, title: metric.text}, ...breakable(metric.name));
  anchor.addEventListener('click', (event) => {
    event.preventDefault();
    openMetric(metric);
  });
  return anchor;
}
