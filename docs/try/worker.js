// Python, beside the page: a long answer holds nothing up.
import { loadPyodide } from './pyodide.mjs';

const FOLDER = '/package';

const fetched = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
};

const start = async (archive) => {
  const [python, content] = await Promise.all([loadPyodide(), fetched(archive)]);
  python.unpackArchive(content, 'zip', { extractDir: FOLDER });
  python.runPython(`import sys; sys.path.insert(0, '${FOLDER}')`);
  return python.pyimport('in_page');
};

let module;
self.onmessage = async ({ data: { archive, number, question } }) => {
  module ??= start(archive);
  try {
    const { answer } = await module;
    self.postMessage({ number, answer: question && answer(question) });
  } catch (error) {
    self.postMessage({ number, fault: String(error.message ?? error) });
  }
};
