// The page of a release: the runs since it against those since the release before.

function showRelease(openMetric) {
  if (!data.version) {
    return;
  }
  const section = document.getElementById('release');
  section.hidden = false;
  section.append(element('h2', {id: 'release-title'}, 'Before and since'));
  if (!data.release) {
    section.append(element('p', {className: 'quiet'}, 'No dated line has runs on both of its sides: there is nothing to compare.'));
    return;
  }
  const {before, since, rows} = data.release;
  const out = rows.filter(({standsOut}) => standsOut).length;
  const says = `${out} of ${plural(rows.length, 'metric')} moved by more than 5 % and the scatter of the runs.`;
  const heads = [
    ['Metric', ''], [periodOf(before, since), 'number'], ['Runs', 'number second'],
    [`since ${since.label || since.from} (${since.from})`, 'number'], ['Runs', 'number second'], ['Difference', 'number'],
  ].map(([label, className]) => element('th', {scope: 'col', className}, label));
  section.append(element('p', {className: 'quiet'}, says), element('table', {},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows.map((row) => releaseRow(row, openMetric)))));
}

function periodOf(before, since) {
  const to = since.label || since.from;
  return before.from ? `${before.label || before.from} to ${to} (from ${before.from})` : `before ${to}`;
}

function releaseRow({metric: name, before, since, difference: moved, standsOut}, openMetric) {
  const metric = metricNamed(name);
  const mean = ([value]) => element('td', {className: 'number'}, withUnit(value, metric.unit, BRIEF));
  const runs = ([, count]) => element('td', {className: 'number second'}, String(count ?? 0));
  return element('tr', {},
    element('th', {scope: 'row', className: 'name'}, metricLink(metric, openMetric)),
    mean(before), runs(before), mean(since), runs(since), difference(metric, moved, standsOut));
}
