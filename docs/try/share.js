// The text in the fragment of the address, which browsers send to nobody.
const KEY = '#text=';
// More is no declaration: a short fragment can unpack to very much.
const LARGEST = 1_000_000;

export async function toFragment(text) {
  const packed = new Blob([text]).stream().pipeThrough(
    new CompressionStream('deflate-raw'),
  );
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return KEY + letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of a fragment; null where there is none, an error where it is broken. */
export async function fromFragment(fragment) {
  if (!fragment.startsWith(KEY)) return null;
  const letters = fragment.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(
    new DecompressionStream('deflate-raw'),
  );
  let text = '';
  const decoder = new TextDecoder();
  for (const reader = unpacked.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > LARGEST) throw new Error('too long');
  }
}
