/** The arguments behind the name of a shortcode or tag. */
export interface Arguments {
  readonly named: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

const ARGUMENT =
  /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`,]+)),?/g;

/** Reads arguments: words, texts in quotes, and `name=value`. */
export function readArguments(text: string): Arguments {
  const named = new Map<string, string>();
  const positional: string[] = [];
  for (const [, name, double, single, raw, word] of text.matchAll(ARGUMENT)) {
    const value = raw ?? (double ?? single)?.replace(/\\(.)/g, "$1") ?? word ?? "";
    if (name === undefined) positional.push(value);
    else if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), value);
  }
  return { named, positional };
}

/** Returns the first named argument that has a value; empty if none has. */
export const firstOf = ({ named }: Arguments, ...names: readonly string[]): string =>
  names.map((name) => named.get(name)).find((value) => value?.trim()) ?? "";
