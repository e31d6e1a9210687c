// The page: what is done with the editor and its buttons, and where answers go.
import { completion } from './completion.js';
import { goTo, mark, openEditor, setDark, setText, textOf } from './editor.js';
import { Python } from './python.js';
import { fromFragment, toFragment } from './share.js';
import { makeTabs } from './tabs.js';
import { followTheme } from './theme.js';

const root = document.querySelector('.try');
const the = (id) => document.getElementById(`try-${id}`);
const PAUSE = 60;
// Nobody reads more at once, and browsers are slow with very many.
const MOST = 200;

const python = new Python(root.dataset.archive);
const declarations = JSON.parse(the('declarations').textContent);
const state = { view: null, charter: '', earlier: null, panel: 'try-charter' };

const say = (text) => { the('status').textContent = text; };
const choices = () => ({
  text: textOf(state.view),
  language: the('language').value,
  jurisdiction: the('jurisdiction').value,
});

// --- Starting -----------------------------------------------------------------

the('unserved').remove();
root.querySelector('.try-start').hidden = false;
the('load').addEventListener('click', load);

async function load() {
  the('load').disabled = true;
  say('Loading …');
  try {
    const schema = fetch(new URL('declaration.schema.json', import.meta.url));
    const [first] = await Promise.all([firstText(), python.start()]);
    show(first, await (await schema).json());
  } catch (error) {
    the('load').disabled = false;
    say('It could not be loaded. Is there a network, and are these pages served by a host?');
    console.warn(error);
  }
}

async function firstText() {
  const [first] = Object.values(declarations);
  try {
    return { text: (await fromFragment(location.hash)) ?? first, note: '' };
  } catch {
    return { text: first, note: 'The text in the address cannot be read: here is another.' };
  }
}

function show({ text, note }, schema) {
  root.querySelector('.try-start').remove();
  for (const part of root.querySelectorAll('.try-tools, .try-sides')) part.hidden = false;
  state.view = openEditor(the('editor'), text, later, completion(schema));
  followTheme((dark) => {
    setDark(state.view, dark);
    root.classList.toggle('try-dark', dark);
  });
  say(note);
  update();
}

// --- Answers ------------------------------------------------------------------

const results = root.querySelector('.try-results');
const busy = (is) => { results.setAttribute('aria-busy', is); };

let timer = null;
function later() {
  say('');
  busy(true);
  clearTimeout(timer);
  timer = setTimeout(update, PAUSE);
}

// One round at a time: what is typed meanwhile is asked in the next one.
let running = false;
let again = false;
async function update() {
  clearTimeout(timer);
  timer = null;
  again = running;
  if (running) return;
  running = true;
  busy(true);
  try {
    await answers();
    the('fault').hidden = true;
  } catch (error) {
    showFault(error);
  }
  running = false;
  if (again) update();
  else busy(timer !== null);
}

async function answers() {
  const asked = choices();
  showFindings(await python.ask('findings', asked), asked.text);
  if (again) return;
  if (state.panel === 'try-charter') await showCharter(await python.ask('page', asked));
  if (state.panel === 'try-exports') await showExport(asked);
  if (state.panel === 'try-difference') await showDifference(asked);
  performance.mark('try-answered', { detail: asked.text });
}

function showFault({ message }) {
  the('fault').hidden = false;
  the('fault').querySelector('pre').textContent = message;
}

function showFindings(findings, text) {
  const shown = findings.slice(0, MOST);
  if (text === textOf(state.view)) mark(state.view, shown);
  the('tab-findings').textContent = `Findings (${findings.length})`;
  the('none').hidden = findings.length > 0;
  the('list').replaceChildren(...shown.map(listed));
  the('more').hidden = findings.length <= MOST;
}

function listed(finding) {
  const item = document.createElement('li');
  item.className = `try-${finding.level}`;
  const place = button(`Line ${finding.line}`, () => goTo(state.view, finding));
  const why = button(finding.code, () => explain(finding.code));
  why.setAttribute('aria-label', `Explain ${finding.code}`);
  item.append(place, ` ${finding.level}: ${finding.message} `, why);
  return item;
}

function button(text, pressed) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', pressed);
  return made;
}

async function explain(code) {
  const text = await python.ask('explanation', { code });
  the('explained').hidden = false;
  the('explained').querySelector('pre').textContent = `${code}\n\n${text}`;
}

async function showCharter(html) {
  the('unread').hidden = html !== null;
  if (html === null || html === state.charter) return;
  state.charter = html;
  const shown = new Promise((done) => { frame.addEventListener('load', done, { once: true }); });
  putCharter();
  await shown;
}

const frame = root.querySelector('iframe');
let put = false;
function putCharter() {
  put = true;
  frame.srcdoc = state.charter;
}
frame.addEventListener('load', () => {
  if (put) frame.contentDocument.addEventListener('click', follow);
  // Where a browser has followed a link all the same, the policy has emptied the frame.
  else if (state.charter) putCharter();
  put = false;
});

/**
 * Follow a link of the charter: in the frame it would lead to this page.
 *
 * The frame is of our origin so that this can listen to it; its sandbox runs no script.
 */
function follow(event) {
  const link = event.target.closest('a[href]');
  if (!link) return;
  event.preventDefault();
  const place = link.getAttribute('href');
  if (place.startsWith('#')) frame.contentDocument.getElementById(place.slice(1))?.scrollIntoView();
  else if (/^(https?|mailto):/.test(link.protocol)) window.open(link.href, '_blank', 'noopener,noreferrer');
}

async function showExport(asked) {
  const written = await python.ask('exported', { ...asked, to: the('target').value });
  the('export').textContent = written?.text ?? 'Not all of the text can be read.';
  the('lost').hidden = !written?.losses.length;
  the('losses').replaceChildren(...(written?.losses ?? []).map((loss) => {
    const item = document.createElement('li');
    item.textContent = loss;
    return item;
  }));
}

async function showDifference({ text }) {
  if (state.earlier === null) return;
  const earlier = state.earlier;
  the('changes').textContent = await python.ask('difference', { earlier, text })
    || 'One of the two cannot be read whole.';
}

// --- Controls -----------------------------------------------------------------

makeTabs(root.querySelector('[role=tablist]'), (panel) => {
  state.panel = panel;
  update();
});

for (const id of ['language', 'jurisdiction', 'target']) {
  the(id).addEventListener('change', update);
}

the('from').addEventListener('change', ({ target }) => {
  if (target.value) setText(state.view, declarations[target.value]);
  target.value = '';
});

let opened;
function open(use) {
  opened = use;
  the('file').click();
}
the('file').addEventListener('change', async ({ target }) => {
  const [file] = target.files;
  if (file) opened(await file.text());
  target.value = '';
});
the('open').addEventListener('click', () => open((text) => setText(state.view, text)));

const compareWith = (text) => {
  state.earlier = text;
  update();
};
the('keep').addEventListener('click', () => compareWith(textOf(state.view)));
the('earlier').addEventListener('click', () => open(compareWith));

the('share').addEventListener('click', async () => {
  history.replaceState(null, '', await toFragment(textOf(state.view)));
  say('The address of this page now holds your text. Whoever opens it can read it.');
});

the('copy').addEventListener('click', () => {
  navigator.clipboard.writeText(the('fault').querySelector('pre').textContent);
});

const SAVED = {
  yaml: async ({ text }) => text,
  html: (asked) => python.ask('page', asked),
  json: async (asked) => (await python.ask('exported', { ...asked, to: 'json' }))?.text,
};
for (const each of root.querySelectorAll('[data-save]')) {
  const kind = each.dataset.save;
  each.addEventListener('click', async () => {
    const content = await SAVED[kind](choices());
    if (content == null) say('Not all of the text can be read: the findings say why.');
    else save(`cookies.${kind}`, content);
  });
}
the('save-export').addEventListener('click', () => {
  const { value, selectedOptions } = the('target');
  save(`${value}.${selectedOptions[0].dataset.ending}`, the('export').textContent);
});

function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
