import { inflateSync } from "node:zlib";

/** Bytes that a stream of objects may have when it is not compressed any more. */
const MOST_BYTES = 1 << 26;
/** What begins a string, a comment or a stream. */
const BEGINNING = /\(|%|\bstream\r?\n/g;

/**
 * Returns the objects of a PDF, in pieces: those outside of streams, and those in each stream of objects, each behind its number.
 * Names have no escapes any more. Undefined for a stream of objects that cannot be read.
 */
export const readPdf = (bytes: Uint8Array): (string | undefined)[] =>
  Array.from(objectsOf(Buffer.from(bytes).toString("latin1")), (objects) =>
    objects?.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  );

function* objectsOf(text: string): Generator<string | undefined> {
  let start = 0;
  for (let index = 0; ; ) {
    BEGINNING.lastIndex = index;
    const beginning = BEGINNING.exec(text);
    if (!beginning) break;
    const from = BEGINNING.lastIndex;
    if (beginning[0] === "(") index = endOfString(text, from);
    else if (beginning[0] === "%") index = endOfLine(text, from);
    else {
      yield text.slice(start, beginning.index);
      const dictionary = text.slice(text.lastIndexOf("obj", beginning.index), beginning.index);
      const end = text.indexOf("endstream", from);
      index = start = end < 0 ? text.length : end;
      if (/\/ObjStm\b/.test(dictionary)) yield inflated(text.slice(from, start), dictionary);
    }
  }
  yield text.slice(start);
}

/** @param index behind the bracket that begins the string; strings hold pairs of brackets */
function endOfString(text: string, index: number): number {
  const bracket = /\\[\s\S]|[()]/g;
  bracket.lastIndex = index;
  for (let depth = 1; depth > 0; ) {
    const found = bracket.exec(text)?.[0];
    if (found === undefined) return text.length;
    if (found === "(") depth++;
    else if (found === ")") depth--;
  }
  return bracket.lastIndex;
}

function endOfLine(text: string, index: number): number {
  const length = text.slice(index).search(/[\r\n]/);
  return length < 0 ? text.length : index + length;
}

function inflated(stream: string, dictionary: string): string | undefined {
  if (!dictionary.includes("/Filter")) return numbered(stream, dictionary);
  try {
    const bytes = inflateSync(Buffer.from(stream, "latin1"), { maxOutputLength: MOST_BYTES });
    return numbered(bytes.toString("latin1"), dictionary);
  } catch {
    // It is encrypted, or compressed in another way: nobody can tell what it does.
    return undefined;
  }
}

/** Writes the number before each object, as it is outside of streams. A stream of objects begins with a list of numbers and places. */
function numbered(objects: string, dictionary: string): string {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const list = [...objects.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)];
  if (list.length === 0) return objects;
  const ends = [...list.slice(1).map((next) => Number(next[2])), undefined];
  return list
    .map(([, number, place], index) => {
      const end = ends[index];
      const object = objects.slice(first + Number(place), end === undefined ? undefined : first + end);
      return `${number} 0 obj ${object} endobj`;
    })
    .join("\n");
}

/** Tells whether a program that opens the PDF follows a link by itself. @param objects as `readPdf` returns them */
export function opensAddress(objects: readonly (string | undefined)[]): boolean {
  const all = objects.join("\n");
  return [...all.matchAll(/\/OpenAction\s*(?:(\d+)\s+\d+\s+R\b|(<<))/g)].some(({ 1: number, index }) => {
    const action = number === undefined ? dictionaryAfter(all, index) : objectOf(all, number);
    return /\/(?:URI|Next)\b/.test(action);
  });
}

function dictionaryAfter(text: string, index: number): string {
  const bracket = /<<|>>/g;
  bracket.lastIndex = index;
  let depth = 0;
  do {
    const found = bracket.exec(text)?.[0];
    if (found === undefined) return text.slice(index);
    depth += found === "<<" ? 1 : -1;
  } while (depth > 0);
  return text.slice(index, bracket.lastIndex);
}

const objectOf = (text: string, number: string): string =>
  [...text.matchAll(new RegExp(`\\b0*${number}\\s+\\d+\\s+obj\\b([sS]*?)\\bendobj\\b`, "g"))].join("");
