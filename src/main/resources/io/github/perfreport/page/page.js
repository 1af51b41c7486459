// The page as a whole: order, filter, and everything set in motion.

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
    const head = element('th', {scope: 'rowgroup', colSpan: COLUMNS.length}, title);
    return element('tbody', {}, element('tr', {className: 'kind'}, head), ...members.map(({metric}) => overview.rows.get(metric)));
  });
  [...overview.table.tBodies].forEach((body) => body.remove());
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
  filterEvents(words);
  controls.count.textContent = words.length ? `${matches} of ${cards.length}` : plural(cards.length, 'metric');
}

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
showNavigation();
showMissing();
showRelease(openMetric);
showEvents(openMetric);
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
