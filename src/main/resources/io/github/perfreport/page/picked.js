// Two runs that the reader picks, and what lies between their commits.

let picked = [];

function pick(run) {
  picked = picked.includes(run) ? picked.filter((one) => one !== run) : [...picked, run].slice(-2);
  picked.sort((a, b) => a - b);
  showPicked();
}

function unpick() {
  picked = [];
  showPicked();
}

function showPicked() {
  const host = document.getElementById('picked');
  host.hidden = !picked.length;
  const clear = button('Clear', false, unpick);
  clear.removeAttribute('aria-pressed');
  host.replaceChildren(...picked.flatMap((run, i) => [i ? ' … ' : '', pickedRun(run)]), ...betweenPicked(), ' ', clear);
}

function pickedRun(run) {
  const commit = commitOf(run);
  return element('span', {}, link(minuteOf(data.runs.time[run]), runUrl(run)), commit ? ` (${shortCommit(commit)})` : '');
}

function betweenPicked() {
  if (picked.length < 2) {
    return [element('span', {className: 'quiet'}, '. Pick a second run to compare.')];
  }
  const [good, bad] = picked.map(commitOf);
  const between = `, ${plural(picked[1] - picked[0] - 1, 'run')} between. `;
  return good && bad
    ? [between, link('Compare the commits', compareUrl(good, bad)), ' ', bisect(good, bad)]
    : [between, element('span', {className: 'quiet'}, 'Their commits are not known.')];
}

function bisect(good, bad) {
  return element('code', {}, `git bisect start ${bad} ${good}`);
}
