// The editor: YAML in colours, with the findings at their lines.
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup } from 'codemirror';

const scheme = new Compartment();

export function openEditor(parent, text, changed, more) {
  return new EditorView({
    parent,
    doc: text,
    extensions: [
      basicSetup,
      yaml(),
      syntaxHighlighting(classHighlighter),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'The declaration, in YAML' }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
      scheme.of([]),
      more,
    ],
  });
}

export function setDark(view, dark) {
  view.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(dark)) });
}

export const textOf = (view) => view.state.doc.toString();

export function setText(view, text) {
  const { length } = view.state.doc;
  view.dispatch({ changes: { from: 0, to: length, insert: text } });
}

export function mark(view, findings) {
  const marks = findings.map(({ line, column, level, message, code }) => {
    const { from, to } = lineOf(view, line);
    const start = Math.min(from + Math.max(column - 1, 0), to);
    return {
      from: start, to, severity: level, message: `${message} [${code}]`,
    };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

export function goTo(view, { line, column }) {
  const { from, to } = lineOf(view, line);
  const anchor = Math.min(from + Math.max(column - 1, 0), to);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
  view.focus();
}

function lineOf(view, number) {
  const { doc } = view.state;
  return doc.line(Math.min(Math.max(number, 1), doc.lines));
}
