// One chart: runs as points, weekly figures as lines, on uPlot.

const RUN = 1;
const ABOVE = 2;
const MEAN = 3;
const MEDIAN = 4;
const P95 = 5;
const THRESHOLD = 6;
const PRINTED = {width: 480, height: 200};

let colours = {};
function readColours() {
  colours = {};
}
function colour(name) {
  return (colours[name] ??= getComputedStyle(document.documentElement).getPropertyValue('--' + name));
}

class Chart {
  constructor(metric, host, view, events) {
    this.metric = metric;
    this.host = host;
    this.view = view;
    this.events = events;
    this.hovered = null;
    this.dot = element('div', {className: 'dot', hidden: true});
    this.thresholds = weeklyThresholds(metric);
    this.plot = new uPlot(this.options(), columnsOf(metric, this.thresholds), host);
    this.plot.over.append(this.dot);
    this.listen();
  }

  size() {
    if (document.documentElement.classList.contains('printing')) {
      return PRINTED;
    }
    const height = this.host.clientHeight || 190;
    return {width: Math.max(this.host.clientWidth, 120), height: Math.max(height, 120)};
  }

  options() {
    const {show} = this.view;
    const line = (name, width, column) => ({
      stroke: () => colour(name),
      width,
      cap: 'round',
      show: show.has(name),
      paths: (u) => ({stroke: weeklyPath(u, this.metric, column)}),
      points: {show: false},
    });
    const dots = (name, alpha, size, shown) => ({
      show: shown,
      paths: () => null,
      stroke: () => colour(name),
      points: {show: true, size, width: 0, fill: () => colour(name) + alpha, stroke: 'transparent'},
    });
    return {
      ...this.size(),
      padding: [24, 22, 0, 0],
      legend: {show: false},
      cursor: {y: false, points: {show: false}, drag: {x: true, y: false, setScale: false}},
      scales: {
        x: {time: true, range: () => [this.view.from, this.view.to]},
        y: {range: (u, min, max) => yRange(min, max)},
      },
      axes: [
        {...this.axis(), splits: timeSplits, incrs: STEPS, values: timeLabels, space: 58, size: heightOfLabels},
        {...this.axis(), splits: valueSplits, incrs: VALUE_STEPS, values: valueLabels, size: widthOfLabels, space: 26},
      ],
      series: [
        {},
        dots('run', '8c', 5, show.has('runs')),
        dots('threshold', 'ff', 6, show.has('runs')),
        // Between two modes lies no run: the mean is not drawn like a value.
        modesOf(newestModes(this.metric)) ? {...line('mean', 1, this.metric.mean), dash: [2, 4], cap: 'butt'} : line('mean', 2, this.metric.mean),
        line('median', 1.5, this.metric.median),
        line('p95', 1.5, this.metric.p95),
        {
          ...line('threshold', 1.5, this.thresholds),
          dash: [6, 4],
          cap: 'butt',
          auto: this.isThresholdNear(),
          show: show.has('thresholds'),
        },
      ],
      hooks: {
        drawAxes: [(u) => drawBand(u, this), (u) => drawLines(u, this)],
        draw: [(u) => drawLevels(u, this), (u) => drawLabels(u, this)],
        setSelect: [(u) => this.zoomTo(u)],
        setCursor: [(u) => this.hover(this.nearest(u.cursor.left, u.cursor.top))],
      },
    };
  }

  axis() {
    return {
      font: '11px system-ui, sans-serif',
      stroke: () => colour('muted'),
      grid: {stroke: () => colour('grid'), width: 1},
      ticks: {stroke: () => colour('grid'), size: 4},
      gap: 4,
    };
  }

  // A threshold far above the data would press the data flat: then it only stands in the caption.
  isThresholdNear() {
    const highest = this.metric.values.reduce((a, b) => Math.max(a, b), -Infinity);
    return this.thresholds.some((threshold) => threshold !== null && threshold <= highest * 1.5);
  }

  listen() {
    const {over} = this.plot;
    let downAt = null;
    let opening = null;
    let before = null;
    over.addEventListener('pointerdown', () => (before = this.hovered));
    over.addEventListener('mousedown', (event) => (downAt = event.clientX));
    over.addEventListener('click', (event) => {
      clearTimeout(opening);
      // The first tap of a finger only tells the run, as hovering does for a mouse.
      const isTold = event.pointerType !== 'touch' || before === this.hovered;
      if (event.detail === 1 && Math.abs(event.clientX - downAt) < 4 && isTold) {
        if (event.shiftKey) {
          this.pick();
          return;
        }
        // A click may be the first half of a double click.
        opening = setTimeout(() => this.open(), 250);
      }
    });
    over.addEventListener('dblclick', () => {
      clearTimeout(opening);
      this.events.zoom(null);
    });
    over.addEventListener('mouseleave', () => this.hover(null));
  }

  zoomTo(u) {
    const {left, width} = u.select;
    if (width < 4) {
      return;
    }
    const [from, to] = [u.posToVal(left, 'x'), u.posToVal(left + width, 'x')];
    u.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
    this.events.zoom({from, to});
  }

  // The point nearest to a place in the plot, or null where none is near.
  nearest(left, top) {
    if (left == null || left < 0 || !this.view.show.has('runs')) {
      return null;
    }
    const {metric, plot} = this;
    let best = null;
    let least = 40 ** 2;
    for (let i = this.firstFrom(plot.posToVal(left - 40, 'x')); i < metric.values.length; i++) {
      const dx = plot.valToPos(data.runs.time[metric.runs[i]], 'x') - left;
      if (dx > 40) {
        break;
      }
      const dy = (plot.valToPos(metric.values[i], 'y') - top) / 3;
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        [best, least] = [i, distance];
      }
    }
    return best;
  }

  firstFrom(time) {
    let [low, high] = [0, this.metric.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (data.runs.time[this.metric.runs[middle]] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  hover(point) {
    this.hovered = point;
    this.dot.hidden = point === null;
    this.plot.over.style.cursor = point !== null && data.runUrl ? 'pointer' : 'crosshair';
    if (point !== null) {
      const {left, top} = this.placeOf(point);
      this.dot.style.left = left + 'px';
      this.dot.style.top = top + 'px';
    }
    this.events.hover(this, point);
  }

  // The labels of the lines under the cursor, of which the plot may have had no room for all.
  labelsAt(left) {
    return linesOf(this)
      .filter(({time}) => Math.abs(this.plot.valToPos(time, 'x') - left) < 6)
      .map(({label}) => label);
  }

  placeOf(point) {
    return {
      left: this.plot.valToPos(data.runs.time[this.metric.runs[point]], 'x'),
      top: this.plot.valToPos(this.metric.values[point], 'y'),
    };
  }

  // One run on (1) or back (-1) from the one that is shown, within what is in view.
  step(direction) {
    const last = this.firstFrom(this.view.to) - 1;
    const first = this.firstFrom(this.view.from);
    if (last < first) {
      return;
    }
    const start = this.hovered === null ? (direction > 0 ? first : last) : this.hovered + direction;
    this.hover(Math.min(Math.max(start, first), last));
  }

  pick() {
    if (this.hovered !== null) {
      this.events.pick(this.metric.runs[this.hovered]);
    }
  }

  open() {
    const url = this.hovered === null ? null : runUrl(this.metric.runs[this.hovered]);
    if (url) {
      window.open(url, '_blank', 'noopener');
    }
  }

  // Takes over what the view says now: range, what is shown, size, colours.
  update() {
    const {show} = this.view;
    const {plot} = this;
    const {width, height} = this.size();
    plot.batch(() => {
      if (width !== plot.width || height !== plot.height) {
        plot.setSize({width, height});
      }
      [[RUN, 'runs'], [ABOVE, 'runs'], [MEAN, 'mean'], [MEDIAN, 'median'], [P95, 'p95'],
        [THRESHOLD, 'thresholds']]
        .forEach(([series, name]) => plot.setSeries(series, {show: show.has(name)}));
      plot.setScale('x', {min: this.view.from, max: this.view.to});
    });
    plot.redraw();
  }
}
