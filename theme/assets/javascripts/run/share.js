// Code in the fragment of an address: #code=1.… (deflated) or #code=0.… (plain), base64url.
// Whatever stands in a link is text for the editor and nothing else.

export const LIMIT = 20000; // characters of code; also what protects against a small link that unpacks to much
const FRAGMENT_LIMIT = 60000;

export class LinkError extends Error {
  constructor(code) { super(code); this.code = code; }
}

async function pump(bytes, transform, limit = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.length;
    if (total > limit) {
      await reader.cancel();
      throw new LinkError("too_long");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

/** The fragment for a piece of code, without `#`. Throws LinkError("too_long"). */
export async function encode(code) {
  if (code.length > LIMIT) throw new LinkError("too_long");
  const bytes = new TextEncoder().encode(code);
  if (typeof CompressionStream === "undefined") return `code=0.${toText(bytes)}`;
  return `code=1.${toText(await pump(bytes, new CompressionStream("deflate-raw")))}`;
}

/** The code in a fragment, or null when it holds none. Throws LinkError: malformed, too_long, old. */
export async function decode(fragment) {
  if (!fragment.startsWith("code=")) return null;
  if (fragment.length > FRAGMENT_LIMIT) throw new LinkError("too_long");
  const found = /^code=([01])\.([\w-]*)$/.exec(fragment);
  if (!found) throw new LinkError("malformed");
  try {
    let bytes = toBytes(found[2]);
    if (found[1] === "1") {
      if (typeof DecompressionStream === "undefined") throw new LinkError("old");
      bytes = await pump(bytes, new DecompressionStream("deflate-raw"), 4 * LIMIT);
    }
    const code = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (code.length > LIMIT) throw new LinkError("too_long");
    return code;
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("malformed");
  }
}
