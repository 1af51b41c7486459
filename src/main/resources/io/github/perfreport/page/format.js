'use strict';
// Numbers, dates and elements. The locale is fixed: a link shows everybody the same page.

const EXACT = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 15});
const BRIEF = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 4});
const SHORT = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 3});
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

// Whether a time in seconds has passed, by the clock of whoever looks.
function isPast(time) {
  return Date.now() / 1000 > time;
}

function daysSince(time) {
  return plural(Math.floor((Date.now() / 1000 - time) / 86_400), 'day');
}

function number(value, format = EXACT) {
  if (value == null) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-5 || size >= 1e12)) {
    return String(Number(value.toPrecision(7))).replace('-', '−');
  }
  return format.format(value).replace('-', '−');
}

function withUnit(value, unit, format) {
  return number(value, format) + (unit && value != null ? ' ' + unit : '');
}

// From three times the value before on, a factor reads better than a percentage.
function percent(difference) {
  if (difference == null) {
    return '–';
  }
  if (difference >= 2) {
    return '×' + factor(difference + 1);
  }
  const size = Math.abs(difference * 100);
  const digits = size < 9.95 ? size.toFixed(1) : EXACT.format(Math.round(size));
  const sign = Number(digits) === 0 ? '±' : difference < 0 ? '−' : '+';
  return sign + digits + ' %';
}

function factor(times) {
  return times < 100 ? SHORT.format(times) : EXACT.format(Math.round(times));
}

function sizeOf(before, after) {
  return before === 0 ? 'from 0' : percent((after - before) / Math.abs(before));
}

function dateOf(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function minuteOf(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
}

function shorten(text, length) {
  return text.length > length ? text.slice(0, length - 1) + '…' : text;
}

// Text reaches the page by append alone, which never reads it as HTML.
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('aria-') || name === 'role' || name === 'scope') {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children);
  return made;
}

function link(label, url) {
  return /^https?:\/\//i.test(url ?? '')
    ? element('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, label)
    : element('span', {}, label);
}

// A name that may go on in the next line where a word of it ends.
function breakable(name) {
  return name.split(/(?<=[a-z])(?=[A-Z])|(?<=-)/).flatMap((part, i) => (i ? [element('wbr'), part] : [part]));
}

// Why a change raises no alarm, in a word.
const BADGES = {known: 'known', gone_back: 'gone back', other_job: 'other job', small: 'small',
  superseded: 'superseded', old: 'open', better: 'lasts', no_direction: 'no direction'};

// What a change is, in a row: how it is, since when, what, from where to where, by how much.
function changeCells({time, before, after, verdict}, name, unit) {
  return [
    element('span', {className: 'verdict'}, verdict),
    element('span', {className: 'when'}, dateOf(time)),
    element('span', {className: 'size'}, sizeOf(before, after)),
    element('span', {className: 'what'}, name),
    element('span', {className: 'levels'}, `${number(before, BRIEF)} → ${withUnit(after, unit, BRIEF)}`),
  ];
}

function badges({silence, standing}, elsewhere) {
  const made = [];
  if (silence === null) {
    made.push(element('span', {className: 'badge alarm'}, 'needs a look'));
  } else if (BADGES[silence]) {
    made.push(element('span', {className: 'badge', title: standing}, BADGES[silence]));
  }
  if (elsewhere) {
    made.push(element('span', {className: 'badge'}, 'in other lanes too'));
  }
  return made;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// A cell of CSV. A leading sign of a formula is disarmed, for the sake of spreadsheets.
function cell(value) {
  if (value == null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function csvOf(metric) {
  const head = ['date', 'job', 'run', 'commit', metric.name, 'unit'];
  if (metric.thresholds) {
    head.push('threshold');
  }
  const rows = metric.runs.map((run, i) => {
    const row = [
      new Date(data.runs.time[run] * 1000).toISOString(),
      data.jobs[data.runs.job[run]],
      data.runs.id[run],
      commitOf(run),
      metric.values[i],
      metric.unit,
    ];
    return metric.thresholds ? [...row, metric.thresholds[i]] : row;
  });
  return textOf([head, ...rows]);
}

function textOf(rows) {
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

// A row for each run, a column for each metric.
function csvOfAll() {
  const columns = data.metrics.map((metric) => new Map(metric.runs.map((run, i) => [run, metric.values[i]])));
  const head = ['date', 'job', 'run', 'commit', ...data.metrics.map(({name, unit}) => (unit ? `${name}, ${unit}` : name))];
  const rows = data.runs.time.map((time, run) => [
    new Date(time * 1000).toISOString(), data.jobs[data.runs.job[run]], data.runs.id[run], commitOf(run),
    ...columns.map((column) => column.get(run)),
  ]);
  return textOf([head, ...rows]);
}

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], {type: 'text/csv;charset=utf-8'}));
  element('a', {href: url, download: name.replace(/[^A-Za-z0-9._-]+/g, '_')}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
