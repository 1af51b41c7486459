// What stands at a date on every chart: markers, changes of the job, changes of a level.

function linesOf(chart) {
  const lines = [];
  if (chart.view.show.has('markers')) {
    const look = {colour: 'marker', dash: [2, 3], rank: 0};
    data.markers.forEach(({time, label}) => lines.push({time, label, ...look}));
  }
  if (chart.view.show.has('jobs')) {
    const look = {colour: 'job', dash: [8, 3], rank: 1};
    data.jobChanges.forEach(({time, label}) => lines.push({time, label: 'job ' + label, ...look}));
  }
  if (chart.view.show.has('levels')) {
    changesOf(chart.metric).forEach((change) => lines.push(lineOf(change)));
  }
  return lines.filter(({time}) => time >= chart.view.from && time <= chart.view.to);
}

function changesOf(metric) {
  return data.changes.filter((change) => change.metric === metric.name);
}

function lineOf({time, verdict, after, before}) {
  const arrow = after > before ? '▲ ' : '▼ ';
  const name = verdict === 'worse' || verdict === 'better' ? verdict : 'marker';
  return {time, label: arrow + sizeOf(before, after), colour: name, dash: [], rank: 2};
}

// The levels before and after each change: a step, whose risers are the lines of the changes.
function drawLevels(u, chart) {
  const changes = changesOf(chart.metric);
  if (!changes.length || !chart.view.show.has('levels')) {
    return;
  }
  const {ctx, bbox} = u;
  const times = [data.runs.time[chart.metric.runs[0]], ...changes.map(({time}) => time),
    data.runs.time[chart.metric.runs.at(-1)]];
  const levels = [changes[0].before, ...changes.map(({after}) => after)];
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.lineWidth = 1.25 * devicePixelRatio;
  ctx.strokeStyle = colour('level');
  levels.forEach((level, i) => {
    const y = Math.round(u.valToPos(level, 'y', true)) + 0.5;
    ctx.moveTo(u.valToPos(times[i], 'x', true), y);
    ctx.lineTo(u.valToPos(times[i + 1], 'x', true), y);
  });
  ctx.stroke();
  ctx.restore();
}

function drawLines(u, chart) {
  const {ctx, bbox} = u;
  ctx.save();
  for (const line of linesOf(chart)) {
    const x = Math.round(u.valToPos(line.time, 'x', true)) + 0.5;
    ctx.beginPath();
    ctx.setLineDash(line.dash.map((length) => length * devicePixelRatio));
    ctx.lineWidth = (line.rank === 2 ? 1.5 : 1) * devicePixelRatio;
    ctx.strokeStyle = colour(line.colour);
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

// Labels stand in the strip above the plot, the unit above its axis. Changes come first, then the newest; a label without
// room is left out, its line stays.
function drawLabels(u, chart) {
  const {ctx, bbox} = u;
  const taken = [];
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillStyle = colour('muted');
  ctx.fillText(chart.metric.unit, 4 * devicePixelRatio, bbox.top - 9 * devicePixelRatio);
  const order = (a, b) => b.rank - a.rank || b.time - a.time;
  for (const line of linesOf(chart).sort(order)) {
    const label = shorten(line.label, 24);
    const width = ctx.measureText(label).width;
    const wish = u.valToPos(line.time, 'x', true) - width / 2;
    const right = u.ctx.canvas.width - width;
    const left = Math.max(bbox.left, Math.min(wish, right));
    const gap = 6 * devicePixelRatio;
    if (taken.every(([from, to]) => left + width + gap < from || left > to + gap)) {
      taken.push([left, left + width]);
      ctx.fillStyle = colour(line.colour);
      ctx.fillText(label, left, bbox.top - 3 * devicePixelRatio);
    }
  }
  ctx.restore();
}

// Runs of weeks that follow one another, as places on the canvas. uPlot would draw across missing
// weeks and cut the line out again, which leaves slivers where weeks are narrow.
function weeklyPieces(u, metric, column) {
  const pieces = [];
  metric.weeks.forEach((week, i) => {
    if (column[i] == null) {
      return;
    }
    const place = [u.valToPos(mondayOf(week) + WEEK / 2, 'x', true), u.valToPos(column[i], 'y', true)];
    if (i && metric.weeks[i - 1] === week - 1 && column[i - 1] != null) {
      pieces.at(-1).push(place);
    } else {
      pieces.push([place]);
    }
  });
  return pieces;
}

function weeklyPath(u, metric, column) {
  const path = new Path2D();
  for (const piece of weeklyPieces(u, metric, column)) {
    path.moveTo(...piece[0]);
    piece.slice(1).forEach((place) => path.lineTo(...place));
    if (piece.length === 1) {
      path.arc(...piece[0], devicePixelRatio, 0, 2 * Math.PI);
    }
  }
  return path;
}

function drawBand(u, chart) {
  if (!chart.view.show.has('p95')) {
    return;
  }
  const {ctx, bbox} = u;
  const medians = weeklyPieces(u, chart.metric, chart.metric.median);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colour('p95') + '26';
  weeklyPieces(u, chart.metric, chart.metric.p95).forEach((piece, i) => {
    ctx.beginPath();
    [...piece, ...medians[i].reverse()].forEach((place) => ctx.lineTo(...place));
    ctx.fill();
  });
  ctx.restore();
}
