// The page as a whole: what is shown, the toolbar, the groups of charts, the link to it all.

const DEFAULT_SHOWN = ['runs', 'mean', 'thresholds', 'markers', 'jobs'];
const RANGES = {'1M': 1, '3M': 3, '6M': 6, '1Y': 12, all: 0};
const LAYERS = [
  ['runs', 'run', 'Each run'],
  ['mean', 'line mean', 'Weekly mean'],
  ['median', 'line median', 'Weekly median'],
  ['p95', 'line p95', 'Median to P95'],
  ['thresholds', 'line threshold', 'Threshold'],
  ['markers', 'line marker', 'Marker'],
  ['jobs', 'line job', 'Job change'],
];

const view = {show: new Set(DEFAULT_SHOWN), from: 0, to: 1};
const state = {filter: '', range: 'all', order: 'kind', metric: null};
const cards = data.metrics.map((metric) => ({metric, chart: null, visible: false}));
const layers = LAYERS.filter(([name]) => hasLayer(name));

function hasLayer(name) {
  if (name === 'thresholds') {
    return data.metrics.some(({thresholds}) => thresholds);
  }
  return (name !== 'markers' || data.markers.length) && (name !== 'jobs' || data.jobChanges.length);
}

// ---- time

function wholeRange() {
  const times = data.runs.time;
  if (!times.length) {
    return {from: 0, to: DAY};
  }
  const pad = Math.max((times.at(-1) - times[0]) * 0.015, DAY / 2);
  return {from: times[0] - pad, to: times.at(-1) + pad};
}

function rangeOf(name) {
  const whole = wholeRange();
  const custom = /^(.+)\.\.(.+)$/.exec(name);
  if (custom) {
    const [from, to] = [Date.parse(custom[1] + 'Z') / 1000, Date.parse(custom[2] + 'Z') / 1000];
    return from < to ? {from, to} : whole;
  }
  if (!RANGES[name]) {
    return whole;
  }
  const start = new Date(whole.to * 1000);
  start.setUTCMonth(start.getUTCMonth() - RANGES[name]);
  return {from: start.getTime() / 1000, to: whole.to};
}

function zoom(range) {
  const minute = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 16);
  const tooNarrow = range && range.to - range.from < 600;
  if (!tooNarrow) {
    change({range: range ? `${minute(range.from)}..${minute(range.to)}` : 'all'});
  }
}

// ---- the link

function writeHash() {
  const words = new URLSearchParams();
  if (state.filter) words.set('filter', state.filter);
  if (state.range !== 'all') words.set('range', state.range);
  if (state.order !== 'kind') words.set('order', state.order);
  if (state.metric) words.set('metric', state.metric);
  const shown = [...view.show].sort().join(',');
  if (shown !== [...DEFAULT_SHOWN].sort().join(',')) words.set('show', shown);
  const hash = words.size ? '#' + words : ' ';
  if (location.hash !== hash.trim()) {
    history.replaceState(null, '', words.size ? hash : location.pathname + location.search);
  }
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  state.filter = words.get('filter') ?? '';
  state.range = words.get('range') ?? 'all';
  state.order = words.get('order') ?? 'kind';
  state.metric = words.get('metric');
  view.show = new Set((words.get('show') ?? DEFAULT_SHOWN.join(',')).split(','));
}

// ---- the toolbar

function button(label, pressed, action) {
  const made = element('button', {type: 'button', 'aria-pressed': pressed}, label);
  made.addEventListener('click', action);
  return made;
}

const controls = {ranges: new Map(), layers: new Map(), orders: new Map()};

function buildToolbar() {
  const filter = element('input', {type: 'search', placeholder: 'Filter metrics', 'aria-label': 'Filter metrics'});
  filter.addEventListener('input', () => change({filter: filter.value}));
  controls.filter = filter;
  for (const name of Object.keys(RANGES)) {
    controls.ranges.set(name, button(name === 'all' ? 'All' : name, false, () => change({range: name})));
  }
  for (const [name, label] of [['kind', 'By kind'], ['name', 'By name'], ['change', 'By change']]) {
    controls.orders.set(name, button(label, false, () => change({order: name})));
  }
  for (const [name, swatch, label] of layers) {
    const made = button(label, false, () => toggle(name));
    made.prepend(element('i', {className: 'swatch ' + swatch}));
    controls.layers.set(name, made);
  }
  controls.count = element('span', {className: 'count'});
  document.getElementById('toolbar').append(
    element('div', {className: 'group'}, filter, controls.count),
    group('Time', controls.ranges),
    group('Order', controls.orders),
    group('Legend', controls.layers),
  );
}

function group(label, buttons) {
  return element('div', {className: 'group', role: 'group', 'aria-label': label}, ...buttons.values());
}

function toggle(layer) {
  view.show.has(layer) ? view.show.delete(layer) : view.show.add(layer);
  change({});
}

function showControls() {
  if (controls.filter.value !== state.filter) {
    controls.filter.value = state.filter;
  }
  const press = (buttons, isOn) =>
    buttons.forEach((made, name) => made.setAttribute('aria-pressed', isOn(name)));
  press(controls.ranges, (name) => name === state.range);
  press(controls.orders, (name) => name === state.order);
  press(controls.layers, (name) => view.show.has(name));
}

// ---- the cards

function buildCard(card) {
  const {metric} = card;
  const {now, toBase, standsOut} = metric.comparison;
  const latest = element('span', {className: 'latest'}, withUnit(now, metric.unit, BRIEF));
  const move = element('span', {className: 'move'}, percent(toBase));
  move.title = 'newest week against the eight weeks before';
  if (standsOut) {
    move.classList.add('stands-out', verdictOf(metric, toBase));
  }
  const csv = button('CSV', false, () => download(metric.name + '.csv', csvOf(metric)));
  csv.removeAttribute('aria-pressed');
  card.wide = button('Widen', false, () => change({metric: state.metric === metric.name ? null : metric.name}));
  card.plotHost = element('div', {
    className: 'plot', tabIndex: 0, role: 'application',
    'aria-label': `${metric.name}: chart of ${plural(metric.values.length, 'run')}. Arrow keys go from run to run, Enter opens one.`,
  });
  card.plotHost.addEventListener('keydown', (event) => onKey(card, event));
  card.plotHost.addEventListener('blur', () => card.chart?.hover(null));
  card.node = element('article', {className: 'card'},
    element('header', {}, element('h3', {title: metric.name}, metric.name), csv, card.wide),
    element('p', {className: 'caption'}, latest, move, element('span', {}, caption(metric))),
    card.plotHost);
  card.node.card = card;
  return card.node;
}

function caption(metric) {
  const thresholds = (metric.thresholds ?? []).filter((value) => value != null);
  const parts = [metric.comparison.now === null ? 'no data in the newest week' : ''];
  if (thresholds.length) {
    const above = metric.values.filter((_, i) => isAbove(metric, i)).length;
    parts.push(`threshold ${number(thresholds.at(-1), BRIEF)}${above ? `, ${plural(above, 'run')} above it` : ''}`);
  }
  return parts.filter(Boolean).join(' · ');
}

function onKey(card, event) {
  const steps = {ArrowLeft: -1, ArrowRight: 1};
  if (steps[event.key] && card.chart) {
    card.chart.step(steps[event.key]);
    const {hovered} = card.chart;
    document.getElementById('live').textContent = hovered === null ? '' : describe(card.metric, hovered).join(', ');
  } else if (event.key === 'Enter') {
    card.chart?.open();
  } else if (event.key === 'Escape') {
    card.chart?.hover(null);
  } else {
    return;
  }
  event.preventDefault();
}

function describe(metric, point) {
  const run = metric.runs[point];
  const above = isAbove(metric, point) ? ', above it' : '';
  const threshold = metric.thresholds?.[point];
  return [
    withUnit(metric.values[point], metric.unit),
    minuteOf(data.runs.time[run]),
    ...(threshold == null ? [] : [`threshold ${number(threshold)}${above}`]),
    `run ${data.runs.id[run]}`,
    data.jobs[data.runs.job[run]],
  ];
}

function showTip(chart, point) {
  const tip = document.getElementById('tip');
  tip.hidden = point === null;
  if (point === null) {
    return;
  }
  const [value, ...rest] = describe(chart.metric, point);
  tip.replaceChildren(element('b', {}, value), ...rest.map((line) => element('div', {}, line)));
  if (data.runUrl) {
    tip.append(element('div', {className: 'hint'}, 'Click opens the run'));
  }
  const area = chart.plot.over.getBoundingClientRect();
  const {left, top} = chart.placeOf(point);
  const x = area.left + left;
  const beside = x + 14 + tip.offsetWidth > innerWidth ? x - 14 - tip.offsetWidth : x + 14;
  tip.style.left = Math.max(4, beside) + 'px';
  tip.style.top = Math.max(4, Math.min(area.top + top - 20, innerHeight - tip.offsetHeight - 4)) + 'px';
}

// ---- order and filter

function groups() {
  const sorted = [...cards];
  const size = ({metric}) => Math.abs(metric.comparison.toBase ?? 0);
  if (state.order === 'change') {
    sorted.sort((a, b) => size(b) - size(a) || a.metric.order - b.metric.order);
    return [['Most changed against the eight weeks before', sorted]];
  }
  if (state.order === 'name') {
    sorted.sort((a, b) => (a.metric.name < b.metric.name ? -1 : 1));
    return [['By name', sorted]];
  }
  return data.kinds
    .map((title) => [title, sorted.filter(({metric}) => metric.kind === title)])
    .filter(([, members]) => members.length);
}

function arrange() {
  const host = document.getElementById('charts');
  const arranged = groups();
  host.replaceChildren(...arranged.map(([title, members]) =>
    element('section', {className: 'kind'}, element('h2', {}, title),
      element('div', {className: 'grid'}, ...members.map(({node}) => node)))));
  const bodies = arranged.map(([title, members]) => {
    const head = element('tr', {className: 'kind'}, element('th', {scope: 'rowgroup', colSpan: COLUMNS.length}, title));
    return element('tbody', {}, head, ...members.map(({metric}) => overview.rows.get(metric)));
  });
  overview.table.tBodies.length && [...overview.table.tBodies].forEach((body) => body.remove());
  overview.table.append(...bodies);
}

function filter() {
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
  let matches = 0;
  for (const {metric, node} of cards) {
    const hit = words.every((word) => metric.name.toLowerCase().includes(word));
    matches += hit ? 1 : 0;
    node.hidden = !hit;
    overview.rows.get(metric).hidden = !hit;
  }
  document.querySelectorAll('section.kind').forEach((section) => {
    section.hidden = !section.querySelector('.card:not([hidden])');
  });
  overview.table.querySelectorAll('tbody').forEach((body) => {
    body.hidden = !body.querySelector('tr:not(.kind):not([hidden])');
  });
  controls.count.textContent = words.length ? `${matches} of ${cards.length}` : plural(cards.length, 'metric');
}

// ---- all together

const observer = new IntersectionObserver((entries) => {
  for (const {target, isIntersecting} of entries) {
    target.card.visible = isIntersecting;
    if (isIntersecting) {
      draw(target.card);
    }
  }
}, {rootMargin: '150px'});

function draw(card) {
  if (!card.chart) {
    card.chart = new Chart(card.metric, card.plotHost, view, {zoom, hover: showTip});
  } else if (card.stale) {
    card.chart.update();
  }
  card.stale = false;
}

let arrangedBy = null;
function apply() {
  Object.assign(view, rangeOf(state.range));
  if (arrangedBy !== state.order) {
    arrange();
    arrangedBy = state.order;
  }
  filter();
  showControls();
  for (const card of cards) {
    const isWide = card.metric.name === state.metric;
    card.node.classList.toggle('wide', isWide);
    card.wide.setAttribute('aria-pressed', isWide);
    card.stale = true;
    if (card.visible && card.chart) {
      draw(card);
    }
  }
}

function change(differences) {
  Object.assign(state, differences);
  apply();
  writeHash();
  if (differences.metric) {
    reveal();
  }
}

function reveal() {
  const card = cards.find(({metric}) => metric.name === state.metric);
  if (card) {
    card.node.hidden = false;
    card.node.scrollIntoView({block: 'center'});
    card.plotHost.focus({preventScroll: true});
  }
}

function redrawAll() {
  readColours();
  cards.forEach((card) => {
    card.stale = true;
    if (card.visible) {
      draw(card);
    }
  });
}

const openMetric = (metric) => change({metric: metric.name, filter: ''});
cards.forEach(buildCard);
const overview = showTable(openMetric);
buildToolbar();
showMissing();
showChanges(openMetric);
readHash();
apply();
cards.forEach(({node}) => observer.observe(node));
reveal();

addEventListener('hashchange', () => {
  readHash();
  apply();
  reveal();
});
addEventListener('scroll', () => (document.getElementById('tip').hidden = true), {passive: true});
new ResizeObserver(redrawAll).observe(document.getElementById('charts'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
addEventListener('beforeprint', () => {
  document.documentElement.classList.add('printing');
  readColours();
  cards.forEach((card) => {
    card.stale = true;
    draw(card);
  });
});
addEventListener('afterprint', () => {
  document.documentElement.classList.remove('printing');
  redrawAll();
});
