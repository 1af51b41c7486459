// The page as a whole: order, filter, and everything set in motion.

const ENDED = 'No longer measured';

function groups() {
  const living = cards.filter(({metric}) => !metric.ended);
  const ended = cards.filter(({metric}) => metric.ended);
  return ended.length ? [...groupsOf(living), [ENDED, ended]] : groupsOf(living);
}

function groupsOf(shown) {
  const sorted = [...shown];
  if (state.order === 'change') {
    const of = ({metric}) => metric.comparison.rank;
    sorted.sort((a, b) => of(b).sure - of(a).sure || of(b).size - of(a).size || a.metric.order - b.metric.order);
    return [['Surest and largest change first', sorted]];
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
  const arranged = groups();
  document.getElementById('charts').replaceChildren(...arranged.map(chartsOf));
  [...overview.table.tBodies].forEach((body) => body.remove());
  overview.table.append(...arranged.map(rowsOf));
}

function chartsOf([title, members]) {
  const grid = element('div', {className: 'grid'}, ...members.map(({node}) => node));
  const heading = element('h2', {}, title);
  return title === ENDED
    ? element('section', {className: 'kind'}, element('details', {className: 'ended'}, element('summary', {}, heading), grid))
    : element('section', {className: 'kind'}, heading, grid);
}

function rowsOf([title, members]) {
  const head = element('th', {scope: 'rowgroup', colSpan: COLUMNS.length}, title);
  const body = element('tbody', {}, element('tr', {className: 'kind'}, head), ...members.map(({metric}) => overview.rows.get(metric)));
  if (title === ENDED) {
    body.classList.add('ended');
    const fold = button(`${ENDED}: ${plural(members.length, 'metric')}`, false, () => unfold(!body.classList.contains('unfolded')));
    head.replaceChildren(fold);
  }
  return body;
}

// What is no longer measured stands folded at the end, in the table and in the charts.
function unfold(isOpen) {
  const body = overview.table.querySelector('tbody.ended');
  if (body) {
    body.classList.toggle('unfolded', isOpen);
    body.querySelector('button').setAttribute('aria-pressed', isOpen);
    document.querySelector('#charts details.ended').open = isOpen;
  }
}

function filter() {
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
  let matches = 0;
  for (const {metric, node} of cards) {
    const hit = isHit(metric.name, words);
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
  if (words.length && matches) {
    unfold(true);
  }
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
    card.chart = new Chart(card.metric, card.plotHost, view, {zoom, hover: showTip, pick});
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
    card.wide.textContent = isWide ? 'Narrow' : 'Widen';
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
  if (!card) {
    revealEvent();
  } else {
    card.node.hidden = false;
    card.node.closest('details')?.setAttribute('open', '');
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

document.getElementById('static').remove();
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
showComplaints();
cards.forEach(({node}) => observer.observe(node));
reveal();

addEventListener('hashchange', () => {
  readHash();
  apply();
  showComplaints();
  reveal();
});
addEventListener('keydown', (event) => {
  const isTyping = event.target.matches?.('input, textarea, select');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    controls.filter.focus();
  } else if (event.key === 'Escape' && !event.defaultPrevented && !isTyping) {
    unpick();
    if (state.metric) {
      change({metric: null});
    }
  }
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
