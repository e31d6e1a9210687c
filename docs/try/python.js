// Asks the worker, and starts another where one has died or says nothing.
const PATIENCE = 20_000;

export class Python {
  #worker;
  #waiting = new Map();
  #number = 0;
  #archive;

  constructor(archive) {
    this.#archive = archive;
  }

  start() {
    return this.#post(null, 10 * PATIENCE);
  }

  async ask(about, given) {
    return JSON.parse(await this.#post(JSON.stringify({ about, ...given }), PATIENCE));
  }

  #post(question, patience) {
    this.#worker ??= this.#open();
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end('It took too long.'), patience);
      this.#waiting.set(number, { resolve, reject, late });
      this.#worker.postMessage({ archive: this.#archive, number, question });
    });
  }

  #open() {
    const url = new URL('worker.js', import.meta.url);
    const worker = new Worker(url, { type: 'module' });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = ({ message }) => this.#end(message ?? 'The worker stopped.');
    return worker;
  }

  #receive({ number, answer, fault }) {
    const { resolve, reject, late } = this.#waiting.get(number);
    this.#waiting.delete(number);
    clearTimeout(late);
    if (fault === undefined) resolve(answer);
    else reject(new Error(fault));
    // After such an error Pyodide answers nothing more.
    if (/fatal|call stack|memory/i.test(fault ?? '')) this.#end(fault);
  }

  #end(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject, late } of this.#waiting.values()) {
      clearTimeout(late);
      reject(new Error(reason));
    }
    this.#waiting.clear();
  }
}
