// What the page shows now, and the link that brings somebody else to the same view.

const DEFAULT_SHOWN = ['runs', 'mean', 'levels', 'thresholds', 'markers', 'jobs'];
const RANGES = {'1M': 1, '3M': 3, '6M': 6, '1Y': 12, all: 0};

const view = {show: new Set(DEFAULT_SHOWN), from: 0, to: 1};
const state = {filter: '', range: 'all', order: 'kind', events: 'all', metric: null, event: null};

// What of a link this page doesn't have.
let complaints = [];

function wholeRange() {
  const times = data.runs.time;
  if (!times.length) {
    return {from: 0, to: DAY};
  }
  const pad = Math.max((times.at(-1) - times[0]) * 0.015, DAY / 2);
  return {from: times[0] - pad, to: Math.max(times.at(-1), mondayOf(data.newestWeek) + WEEK / 2) + pad};
}

function rangeOf(name) {
  const whole = wholeRange();
  const custom = /^(.+)\.\.(.+)$/.exec(name);
  if (custom) {
    const [from, to] = [Date.parse(custom[1] + 'Z') / 1000, Date.parse(custom[2] + 'Z') / 1000];
    return from < to ? {from, to} : whole;
  }
  if (!Object.hasOwn(RANGES, name) || name === 'all') {
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

function writeHash() {
  const words = new URLSearchParams();
  if (state.filter) words.set('filter', state.filter);
  if (state.range !== 'all') words.set('range', state.range);
  if (state.order !== 'kind') words.set('order', state.order);
  if (state.events !== 'all') words.set('events', state.events);
  if (state.metric) words.set('metric', state.metric);
  if (state.event) words.set('event', state.event);
  const shown = [...view.show].sort().join(',');
  if (shown !== [...DEFAULT_SHOWN].sort().join(',')) words.set('show', shown);
  const hash = String(words) ? '#' + words : '';
  if (location.hash !== hash) {
    history.replaceState(null, '', hash || location.pathname + location.search);
  }
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  state.filter = words.get('filter') ?? '';
  state.range = words.get('range') ?? 'all';
  state.order = words.get('order') ?? 'kind';
  state.events = KINDS.includes(words.get('events')) ? words.get('events') : 'all';
  state.metric = words.get('metric');
  state.event = words.get('event');
  view.show = new Set((words.get('show') ?? DEFAULT_SHOWN.join(',')).split(','));
  complaints = [...words].filter(([name, value]) => !isKnown(name, value)).map(([name, value]) => `${name} ${shorten(value, 80)}`);
}

function isKnown(name, value) {
  const checks = {
    filter: () => true,
    range: () => Object.hasOwn(RANGES, value) || rangeOf(value).from !== wholeRange().from,
    order: () => controls.orders.has(value),
    events: () => KINDS.includes(value),
    metric: () => Boolean(metricNamed(value)),
    event: () => Boolean(eventAt(value)),
    show: () => value.split(',').every((layer) => layer === '' || DEFAULT_SHOWN.includes(layer) || LAYERS.some(([known]) => known === layer)),
  };
  return Object.hasOwn(checks, name) && checks[name]();
}

function showComplaints() {
  const host = document.getElementById('complaint');
  host.hidden = !complaints.length;
  host.textContent = `The link asks for what this page does not have: ${complaints.join(', ')}.`;
}
