// All lanes: where each stands, what changed last, and the way to its pages.

const {lanes, releases} = JSON.parse(document.getElementById('data').textContent);

// A name in an address that says where it is from here.
function folderOf({lane}) {
  return 'weekly/' + encodeURIComponent(lane) + '/';
}

function pageOf(lane, resource) {
  return folderOf(lane) + encodeURIComponent(resource) + '/index.html';
}

function isSilent(lane) {
  return isPast(lane.silentFrom);
}

function needsLook(lane) {
  return lane.alarms + lane.thresholds + lane.drifting > 0;
}

function badgesOf(lane) {
  const silent = isSilent(lane) ? [element('span', {className: 'badge alarm'}, `no data for ${daysSince(lane.newest)}`)] : [];
  return [...silent, ...(silent.length && !needsLook(lane) ? [] : [badgeOf(lane)])];
}

function badgeOf(lane) {
  if (needsLook(lane)) {
    const first = lane.alarms ? plural(lane.alarms, 'event')
      : lane.thresholds ? plural(lane.thresholds, 'threshold') : plural(lane.drifting, 'drift');
    return element('span', {className: 'badge alarm'}, `${first} to look at`);
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
    element('h2', {}, lane.lane), ...badgesOf(lane),
    element('span', {className: 'quiet'}, `newest run ${minuteOf(lane.newest)}. ${isSilent(lane) ? '' : lane.quiet}`),
    element('span', {className: 'links'},
      element('a', {href: folderOf(lane) + 'report.md'}, 'report.md'),
      element('a', {href: folderOf(lane) + 'changes.json'}, 'changes.json')));
  return element('section', {className: 'panel'}, heading, resourceTable(lane),
    ...lane.exceeded.map((text) => element('div', {className: 'change worse'},
      element('span', {className: 'verdict'}, 'above'), element('span', {className: 'what'}, text))),
    ...lane.drifts.map((text) => element('div', {className: 'change worse'},
      element('span', {className: 'verdict'}, 'drift'), element('span', {className: 'what'}, text))),
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
  const href = `${pageOf(lane, event.resource)}#${new URLSearchParams({event: `${dateOf(event.time)}:${event.metric}`})}`;
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

// A link for each page of a release; its path is release-version/lane/resource/file.
function releasePanel() {
  if (!releases.length) {
    return [];
  }
  const links = releases.map((path) => {
    const [version, lane, resource] = path.split('/');
    return element('li', {}, element('a', {href: path.split('/').map(encodeURIComponent).join('/')},
      `${version.replace('release-', '')}: ${lane}, ${resource}`));
  });
  return [element('section', {className: 'panel'}, element('h2', {}, 'Releases'), element('ul', {}, ...links))];
}

const worse = lanes.filter(needsLook);
const silent = lanes.filter(isSilent);
const first = lanes.filter((lane) => needsLook(lane) || isSilent(lane));
const names = (some) => some.map(({lane}) => lane).join(', ');
const sentences = [`${plural(lanes.length, 'lane')}, newest run ${minuteOf(Math.max(...lanes.map((lane) => lane.newest)))}.`];
if (silent.length) {
  sentences.push(`No new data: ${names(silent)}.`);
}
if (worse.length) {
  sentences.push(`To look at: ${names(worse)}.`);
} else if (!silent.length) {
  sentences.push('Nothing new got worse.');
}
document.getElementById('span').textContent = sentences.join(' ');
document.getElementById('lanes').replaceChildren(...[...first, ...lanes.filter((lane) => !first.includes(lane))].map(showLane), ...releasePanel());
