// All lanes: where each stands, what changed last, and the way to its pages.

const {lanes} = JSON.parse(document.getElementById('data').textContent);

// A name in an address that says where it is from here.
function folderOf({lane}) {
  return 'weekly/' + encodeURIComponent(lane) + '/';
}

function pageOf(lane, resource) {
  return folderOf(lane) + encodeURIComponent(resource) + '/index.html';
}

function needsLook(lane) {
  return lane.alarms + lane.thresholds > 0;
}

function badgeOf(lane) {
  if (needsLook(lane)) {
    const events = lane.alarms ? plural(lane.alarms, 'event') : plural(lane.thresholds, 'threshold');
    return element('span', {className: 'badge alarm'}, `${events} to look at`);
  }
  const moved = (kind) => lane.resources.some((resource) => resource[kind]);
  if (lane.open) {
    return element('span', {className: 'badge'}, `${lane.open} open`);
  }
  const state = moved('changed') ? 'no alarm' : moved('known') ? 'known' : moved('worse') ? 'no alarm' : 'quiet';
  return element('span', {className: 'badge' + (state === 'known' ? '' : ' calm')}, state);
}

function showLane(lane) {
  const heading = element('div', {className: 'heading'},
    element('h2', {}, lane.lane), badgeOf(lane),
    element('span', {className: 'quiet'}, `newest run ${minuteOf(lane.newest)}. ${lane.quiet}`),
    element('span', {className: 'links'},
      element('a', {href: folderOf(lane) + 'report.md'}, 'report.md'),
      element('a', {href: folderOf(lane) + 'changes.json'}, 'changes.json')));
  return element('section', {className: 'panel'}, heading, resourceTable(lane),
    ...lane.exceeded.map((text) => element('div', {className: 'change worse'},
      element('span', {className: 'verdict'}, 'above'), element('span', {className: 'what'}, text))),
    ...lane.events.map((event) => eventRow(lane, event)), ...lapses(lane));
}

function resourceTable(lane) {
  const heads = [['Resource', ''], ['Newest week', 'second'], ['Runs', ''], ['Metrics', 'number second'],
    ['Changes in eight weeks', '']];
  const rows = lane.resources.map((resource) => element('tr', {},
    element('th', {scope: 'row'}, named(lane, resource)),
    element('td', {className: 'second'}, resource.week),
    element('td', {}, resource.runs),
    element('td', {className: 'number second'}, String(resource.metrics)),
    element('td', {}, ...moves(resource))));
  return element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map(([label, className]) => element('th', {scope: 'col', className}, label)))),
    element('tbody', {}, ...rows));
}

function named(lane, {resource, page}) {
  return page ? element('a', {href: pageOf(lane, resource)}, resource) : resource;
}

function moves(resource) {
  const kinds = ['worse', 'better', 'known', 'changed'].filter((kind) => resource[kind]);
  if (!kinds.length) {
    return [element('span', {className: 'quiet'}, 'none')];
  }
  return kinds.flatMap((kind, i) => [
    i ? ', ' : '', element('span', {className: `stands-out ${kind}`}, `${resource[kind]} ${kind}`)]);
}

function eventRow(lane, event) {
  const page = lane.resources.some(({resource, page: there}) => there && resource === event.resource);
  const href = `${pageOf(lane, event.resource)}#${new URLSearchParams({metric: event.metric})}`;
  const name = breakable(event.metric);
  const what = element('span', {title: event.meaning},
    page ? element('a', {href}, ...name) : element('span', {}, ...name), element('span', {className: 'of'}, ` of ${event.resource}`));
  const more = event.others ? [element('span', {className: 'second'}, `and ${event.others} more`)] : [];
  return element('div', {className: 'change ' + event.verdict},
    ...changeCells(event, what, event.unit), ...more, ...badges(event, event.elsewhere));
}

function lapses(lane) {
  if (!lane.lapses.length) {
    return [];
  }
  return [element('details', {className: 'lapses'},
    element('summary', {}, `Missing data: ${plural(lane.lapses.length, 'gap')}`),
    element('ul', {}, ...lane.lapses.map((text) => element('li', {}, text))))];
}

const worse = lanes.filter(needsLook);
const newest = Math.max(...lanes.map((lane) => lane.newest));
document.getElementById('span').textContent = `${plural(lanes.length, 'lane')}, newest run ${minuteOf(newest)}. ` +
  (worse.length ? `To look at: ${worse.map(({lane}) => lane).join(', ')}.` : 'Nothing new got worse.');
document.getElementById('lanes').append(...[...worse, ...lanes.filter((lane) => !needsLook(lane))].map(showLane));
