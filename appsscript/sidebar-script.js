// The sidebar's own part: draws pages as it gets them, keeps nothing, asks only the add-on.
'use strict';
const PAGES = [
  ['check', 'Check'],
  ['why', 'Why?'],
  ['score', 'Score'],
  ['waiting', 'Waiting'],
  ['today', 'Today'],
  ['agenda', 'Agenda'],
  ['followUps', 'Follow-ups'],
  ['ready', 'Ready marks'],
  ['minute', 'Minute'],
  ['now', 'Now at'],
  ['outbox', 'Outbox'],
  ['runner', 'Ask the runner'],
  ['about', 'About'],
];
const at = (id) => document.getElementById(id);
const make = (name, text, className) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className !== undefined) element.className = className;
  return element;
};
const press = (label, whenPressed, className) => {
  const button = make('button', label, className);
  button.type = 'button';
  button.addEventListener('click', whenPressed);
  return button;
};
const say = (text) => (at('state').textContent = text);
let turn = 0;
let saving = 0;

// Google's calls one after the other: a field must be saved before what follows reads the sheet.
let last = Promise.resolve();
const ask = (name, given) =>
  new Promise((good, bad) => {
    const asked = google.script.run.withSuccessHandler(good).withFailureHandler(bad);
    asked[name](...given);
  });
const call = (name, ...given) => {
  const next = last.then(() => ask(name, given));
  last = next.catch(() => undefined);
  return next;
};

const fieldOf = (name) => document.querySelector('[data-name="' + name + '"]');
function fill(args, place) {
  return args.map((arg) => {
    const name = /^\{(\w+)\}$/.exec(arg)?.[1];
    return name === undefined ? arg : name === 'place' ? place : (fieldOf(name)?.value ?? '');
  });
}
function run({ call: name, args }, place) {
  const given = fill(args, place);
  if (args.includes('{by}') && given[args.indexOf('{by}')].trim() === '') {
    say('Give your name first.');
    return fieldOf('by')?.focus();
  }
  return show('Working…', 'doCall', name, given);
}
function drawPress(one) {
  const button = press(one.label, () => run(one));
  if (one.about) button.ariaLabel = one.label + ' ' + one.about;
  return button;
}
function drawPresses(all) {
  const line = make('div', undefined, 'presses');
  line.append(...all.map(drawPress));
  return line;
}
// Only text is ever put in: what stands in a cell is never read as HTML.
function drawItem(item) {
  const line = make('li');
  if (item.jump) {
    const { sheet, row, column } = item.jump;
    const jump = () =>
      call('goTo', sheet, row, column).then(
        (there) => say(there ? 'The cell is selected.' : 'It is no longer there: check again.'),
        failed,
      );
    line.append(press(item.place || 'Go to the cell', jump, 'jump'));
  } else if (item.place) line.append(make('p', item.place, 'quiet'));
  if (item.text) line.append(make('p', item.text));
  if (item.presses) line.append(drawPresses(item.presses));
  if (item.drag) makeDraggable(line, item.drag);
  return line;
}
let dragged;
function makeDraggable(line, drag) {
  line.draggable = true;
  line.addEventListener('dragstart', () => (dragged = drag));
  line.addEventListener('dragover', (event) => {
    event.preventDefault();
    line.classList.add('over');
  });
  line.addEventListener('dragleave', () => line.classList.remove('over'));
  line.addEventListener('drop', (event) => {
    event.preventDefault();
    line.classList.remove('over');
    if (dragged && dragged.place !== drag.place) run(dragged.drop, drag.place);
  });
}
function drawField(field, nth) {
  const whole = make('div');
  const input = make(field.kind === 'long' ? 'textarea' : field.kind === 'choice' ? 'select' : 'input');
  for (const [value, label] of field.choices ?? []) input.append(new Option(label, value));
  if (field.kind === 'day') input.type = 'date';
  input.value = field.value ?? '';
  input.id = 'field-' + nth + '-' + field.name;
  input.dataset.name = field.name;
  input.autocomplete = 'off';
  const label = make('label', field.label);
  label.htmlFor = input.id;
  whole.append(label, input);
  for (const words of field.ready ?? [])
    whole.append(
      press(words, () => {
        input.value = words;
        input.focus();
      }),
    );
  if (field.save) keepSaved(input, field);
  return whole;
}
function keepSaved(input, { save, label, value = '' }) {
  let kept = value;
  let timer;
  const args = [...save.args];
  function arrivedThere(answer) {
    saving -= 1;
    if (answer === '' || answer === false) return notKept(label);
    if (typeof answer === 'string') args[args.length - 1] = answer;
    say('Kept: ' + label + '.');
  }
  function lost() {
    saving -= 1;
    kept = undefined;
    notKept(label);
  }
  const keep = () => {
    clearTimeout(timer);
    if (input.value === kept) return;
    const text = input.value;
    kept = text;
    saving += 1;
    say('Keeping “' + label + '”…');
    // What came of it names the row for the next time: it is asked for when its turn comes.
    last = last.then(() => ask('doCall', [save.call, [...args, text]]).then(arrivedThere, lost));
  };
  input.addEventListener('change', keep);
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 3000);
  });
}
function notKept(label) {
  say('“' + label + '” was NOT kept: its row is not where it was. Copy your text, then open the case again.');
}
function drawSection(section, nth) {
  const whole = make('section');
  whole.append(make('h2', section.heading));
  if (section.items.length > 0) {
    const list = make('ul');
    list.append(...section.items.map(drawItem));
    whole.append(list);
  }
  whole.append(...(section.fields ?? []).map((field, i) => drawField(field, nth + '-' + i)));
  if (section.presses) whole.append(drawPresses(section.presses));
  return whole;
}
function draw(page) {
  at('title').textContent = page.title;
  at('lead').textContent = page.lead;
  at('sections').replaceChildren(
    ...(page.fields ?? []).map(drawField),
    ...(page.presses ? [drawPresses(page.presses)] : []),
    ...page.sections.map(drawSection),
  );
  if (page.asked) wait(page.asked, (turn += 1), 0);
}
// The runner comes about every minute; after five it is left to the person to look again.
function wait({ kind, id, line }, mine, looks) {
  function look(page) {
    if (mine !== turn) return;
    if (!page.asked) return arrived(page);
    at('lead').textContent = page.lead;
    if (looks < 50) return wait(page.asked, mine, looks + 1);
    say(page.asked.line + '. No answer yet.');
    at('sections').prepend(press('Look again', () => wait(page.asked, (turn += 1), 0)));
  }
  say(line);
  setTimeout(
    () => {
      if (mine !== turn) return;
      call('lookForAnswer', kind, id).then(look, failed);
    },
    looks < 10 ? 3000 : 8000,
  );
}
function arrived(page) {
  say('');
  draw(page);
  at('title').focus();
}
function setBusy(busy) {
  for (const button of document.querySelectorAll('nav button')) button.disabled = busy;
}
function failed() {
  setBusy(false);
  say('That did not work. Check that you may edit this spreadsheet, then try again.');
}
function show(words, name, ...given) {
  turn += 1;
  at('menu').open = false;
  setBusy(true);
  say(words);
  document.activeElement?.blur();
  const ready = (page) => {
    setBusy(false);
    arrived(page);
  };
  return call(name, ...given).then(ready, failed);
}
at('pages').append(
  ...PAGES.map(([name, label]) => {
    const line = make('li');
    line.append(press(label, () => show('Reading the sheet…', 'openPage', name)));
    return line;
  }),
);
document.addEventListener('keydown', (event) => {
  const key = (event.altKey && event.key.toUpperCase()) || (event.ctrlKey && event.key);
  const hint = { N: '(Alt+N)', P: '(Alt+P)', Enter: '(Ctrl+Enter)' }[key];
  const button = hint && [...at('sections').querySelectorAll('button')].find((one) => one.textContent.endsWith(hint));
  if (!button) return;
  event.preventDefault();
  document.activeElement?.blur();
  button.click();
});
addEventListener('beforeunload', (event) => saving > 0 && event.preventDefault());
draw(JSON.parse(at('data').textContent));
