// A card is a metric's caption, buttons and chart. Charts are drawn when they come into view.

const cards = data.metrics.map((metric) => ({metric, chart: null, visible: false}));

function buildCard(card) {
  const {metric} = card;
  const {now, toBase, standsOut} = metric.comparison;
  const latest = element('span', {className: 'latest'}, withUnit(now, metric.unit, BRIEF));
  const move = element('span', {className: 'move'}, percent(toBase));
  move.title = comparisonText(metric);
  if (standsOut) {
    move.classList.add('stands-out', verdictOf(metric, toBase));
  }
  const csv = button('CSV', false, () => download(metric.name + '.csv', csvOf(metric)));
  csv.removeAttribute('aria-pressed');
  card.wide = button('Widen', false, () =>
    change({metric: state.metric === metric.name ? null : metric.name}));
  card.plotHost = element('div', {
    className: 'plot', tabIndex: 0, role: 'application',
    'aria-label': `${metric.name}: chart of ${plural(metric.values.length, 'run')}. ` +
      'Arrow keys go from run to run, Enter opens one, Space picks one to compare with another.',
  });
  card.plotHost.addEventListener('keydown', (event) => onKey(card, event));
  card.plotHost.addEventListener('blur', () => card.chart?.hover(null));
  card.node = element('article', {className: 'card'},
    element('header', {}, element('h3', {title: [metric.name, metric.text].filter(Boolean).join(': ')}, ...breakable(metric.name)), csv, card.wide),
    element('p', {className: 'caption'}, ...(now === null ? [] : [latest, move]),
      element('span', {}, caption(metric))),
    element('p', {className: 'caption meaning'}, metric.text),
    card.plotHost, weeklyFigures(metric));
  card.node.card = card;
  return card.node;
}

function comparisonText({comparison: {base, lasting}, unit}) {
  const what = lasting ? `the level before ${dateOf(lasting.time)}` : 'the mean of the eight weeks before';
  return `newest week against ${withUnit(base, unit, BRIEF)}, ${what}`;
}

// The numbers behind the lines, for a wide chart; made when somebody opens them.
function weeklyFigures(metric) {
  const details = element('details', {className: 'figures'}, element('summary', {}, 'Weekly figures'));
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('table')) {
      details.append(figuresTable(metric));
    }
  });
  return details;
}

function figuresTable(metric) {
  const unit = metric.unit ? `, ${metric.unit}` : '';
  const heads = ['Week from', 'Runs', 'Mean' + unit, 'Median' + unit, 'P95' + unit, 'Least' + unit, 'Most' + unit];
  const cells = (tag, texts) => texts.map((text, i) => element(tag, {className: i ? 'number' : ''}, text));
  const rows = metric.weeks.map((week, i) => {
    const runs = valuesBetween(metric, mondayOf(week), mondayOf(week + 1));
    // Of a very long history not each run is in the page.
    const [least, most] = runs.length === metric.count[i] ? [Math.min(...runs), Math.max(...runs)] : [];
    return element('tr', {}, ...cells('td', [
      dateOf(mondayOf(week)), String(metric.count[i]),
      ...[metric.mean[i], metric.median[i], metric.p95[i], least, most].map((figure) => number(figure)),
    ]));
  });
  const head = element('thead', {}, element('tr', {}, ...cells('th', heads)));
  return element('table', {}, head, element('tbody', {}, ...rows.reverse()));
}

function caption(metric) {
  const thresholds = (metric.thresholds ?? []).filter((value) => value != null);
  const parts = [metric.comparison.now === null ? 'no data in the newest week' : '', modesText(newestModes(metric), metric.unit)];
  if (thresholds.length) {
    const above = metric.values.filter((_, i) => isAbove(metric, i)).length;
    const runs = above ? `, ${plural(above, 'run')} above it` : '';
    parts.push(`threshold ${number(thresholds.at(-1), BRIEF)}${runs}`);
  }
  return parts.filter(Boolean).join(' · ');
}

function onKey(card, event) {
  const steps = {ArrowLeft: -1, ArrowRight: 1};
  if (steps[event.key] && card.chart) {
    card.chart.step(steps[event.key]);
    const {hovered} = card.chart;
    const said = hovered === null ? '' : describe(card.metric, hovered).join(', ');
    document.getElementById('live').textContent = said;
  } else if (event.key === ' ') {
    card.chart?.pick();
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
    ...(commitOf(run) ? [`commit ${shortCommit(commitOf(run))}`] : []),
    `run ${data.runs.id[run]}`,
    data.jobs[data.runs.job[run]],
  ];
}

function showTip(chart, point) {
  const tip = document.getElementById('tip');
  const {left: cursor, top: height} = chart.plot.cursor;
  const {left, top} = point === null ? {left: cursor, top: height} : chart.placeOf(point);
  const labels = cursor >= 0 ? chart.labelsAt(cursor) : [];
  tip.hidden = point === null && !labels.length;
  if (tip.hidden) {
    return;
  }
  const [value, ...rest] = point === null ? [] : describe(chart.metric, point);
  tip.replaceChildren(...labels.map((label) => element('div', {className: 'label'}, label)));
  if (value) {
    tip.append(element('b', {}, value), ...rest.map((line) => element('div', {}, line)));
    tip.append(element('div', {className: 'hint'}, (data.runUrl ? 'Click opens the run. ' : '') + 'Shift+click picks it to compare.'));
  }
  const area = chart.plot.over.getBoundingClientRect();
  const x = area.left + left;
  const beside = x + 14 + tip.offsetWidth > innerWidth ? x - 14 - tip.offsetWidth : x + 14;
  tip.style.left = Math.max(4, beside) + 'px';
  tip.style.top = Math.max(4, Math.min(area.top + top - 20, innerHeight - tip.offsetHeight - 4)) + 'px';
}
