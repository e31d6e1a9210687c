// The keys and words of our JSON Schema, offered and explained where they may stand.
import { yamlLanguage } from '@codemirror/lang-yaml';
import { hoverTooltip } from '@codemirror/view';
import { Schema } from './schema.js';

const KEY = /^(\s*(?:- +)?)([\w<-]+):/;
const DASH = /^(\s*)- /;

export function completion(content) {
  const schema = new Schema(content);
  return [
    yamlLanguage.data.of({ autocomplete: (context) => offered(schema, context) }),
    hoverTooltip((view, at) => help(schema, view.state.doc, at)),
  ];
}

function offered(schema, { state: { doc }, pos, explicit }) {
  const line = doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const [word] = /[\w-]*$/.exec(before);
  if (!word && !explicit) return null;
  const from = pos - word.length;
  const key = KEY.exec(before);
  const options = key
    ? schema.words([...pathAbove(doc, line.number, key[1].length), key[2]])
    : schema.keys(pathAbove(doc, line.number, from - line.from));
  return { from, options, validFor: /^[\w-]*$/ };
}

function help(schema, doc, at) {
  const line = doc.lineAt(at);
  const key = KEY.exec(line.text);
  const pos = line.from + (key?.[1].length ?? 0);
  if (!key || at < pos || at > pos + key[2].length) return null;
  const path = [...pathAbove(doc, line.number, key[1].length), key[2]];
  const text = schema.help(path);
  return text ? { pos, end: pos + key[2].length, create: () => tip(text) } : null;
}

function tip(text) {
  const dom = document.createElement('div');
  dom.className = 'try-tip';
  dom.textContent = text;
  return { dom };
}

/** The keys under which a column of a line stands, in the block style of YAML. */
function pathAbove(doc, number, column) {
  const path = [];
  // A list may stand as far to the left as its key.
  const edge = (text, other) => {
    const dash = DASH.exec(text);
    return dash ? Math.min(dash[1].length + 1, other) : other;
  };
  let margin = edge(doc.line(number).text, column);
  for (let above = number - 1; above > 0 && margin > 0; above -= 1) {
    const { text } = doc.line(above);
    const key = KEY.exec(text);
    if (key && key[1].length < margin) {
      path.unshift(key[2]);
      margin = key[1].length;
    }
    margin = edge(text, margin);
  }
  return path;
}
