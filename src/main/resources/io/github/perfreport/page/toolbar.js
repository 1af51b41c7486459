// The row of controls. Its last group is the legend: what is in it can be switched off and on.

const LAYERS = [
  ['runs', 'run', 'Each run'],
  ['mean', 'line mean', 'Weekly mean'],
  ['median', 'line median', 'Weekly median'],
  ['p95', 'line p95', 'Median to P95'],
  ['levels', 'line level', 'Level, change'],
  ['thresholds', 'line threshold', 'Threshold, runs above it'],
  ['markers', 'line marker', 'Marker'],
  ['jobs', 'line job', 'Job change'],
];


const layers = LAYERS.filter(([name]) => hasLayer(name));

function hasLayer(name) {
  if (name === 'thresholds') {
    return data.metrics.some(({thresholds}) => thresholds);
  }
  if (name === 'levels') {
    return data.changes.length;
  }
  return (name !== 'markers' || data.markers.length) && (name !== 'jobs' || data.jobChanges.length);
}

function button(label, pressed, action) {
  const made = element('button', {type: 'button', 'aria-pressed': pressed}, label);
  made.addEventListener('click', action);
  return made;
}

const controls = {ranges: new Map(), layers: new Map(), orders: new Map(), events: new Map()};

function buildToolbar() {
  const filter = element('input', {type: 'search', placeholder: 'Filter metrics, key /', 'aria-label': 'Filter metrics'});
  filter.addEventListener('input', () => change({filter: filter.value}));
  // The events above become fewer with each letter; what is typed into must not move away.
  const {style} = document.getElementById('changes');
  filter.addEventListener('focus', () => (style.minHeight = document.getElementById('changes').offsetHeight + 'px'));
  filter.addEventListener('blur', () => (style.minHeight = ''));
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
  const all = button('CSV of all', false, () => download(`${data.lane}-${data.resource}.csv`, csvOfAll()));
  all.removeAttribute('aria-pressed');
  document.getElementById('toolbar').append(
    element('div', {className: 'group'}, filter, controls.count, all),
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
  press(controls.events, (name) => name === state.events);
  press(controls.layers, (name) => view.show.has(name));
}
