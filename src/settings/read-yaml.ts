import { readFileSync, statSync } from "node:fs";
import { parseDocument } from "yaml";
import { requireReadable } from "../lib/if-there.js";
import { BuildError } from "../model/problem.js";

const QUOTES =
  "correct the line; a text with `: ` or ` #` in it, or with a sign such as * & ! @ or % at its beginning, has to be in quotes";

/**
 * Reads a YAML file of `key: value`, which may be empty.
 * @param what the file is, for messages
 * @param hint what to do if it cannot be read, or holds something else
 * @throws BuildError if there is no such file, or it is not UTF-8, not YAML, or not `key: value`
 */
export function readYaml(file: string, what: string, hint: string): Record<string, unknown> {
  const bytes = requireReadable(() => readUnlessPipe(file), `${what} ${file}`, hint);
  const data = parseYaml(decode(bytes, file), file) ?? {};
  if (typeof data === "object" && !Array.isArray(data)) return data as Record<string, unknown>;
  throw new BuildError(`${file} is not a list of \`key: value\``, hint);
}

/** A pipe by a name of the folder would be waited for without end. One that a shell hands over (`/dev/fd/63`) has its writer. */
function readUnlessPipe(file: string): Buffer {
  if (!file.startsWith("/dev/") && statSync(file).isFIFO()) throw new Error("it is a pipe, not a file");
  return readFileSync(file);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new BuildError(`${file} is not UTF-8`, "save the file as UTF-8", { cause: error });
  }
}

/** An unknown tag counts as a fault: the library warns, and takes the value for a text. */
function parseYaml(text: string, file: string): unknown {
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text))
    throw new BuildError(
      `git could not merge two versions of ${file}`,
      "keep one of them, and remove git's marks",
    );
  const document = parseDocument(text);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault?.code === "MULTIPLE_DOCS")
    throw new BuildError(`${file} holds several documents`, "remove the line `---` between them");
  try {
    if (fault) throw fault;
    return document.toJS();
  } catch (error) {
    throw new BuildError(`${file} is not YAML: ${(error as Error).message}`, QUOTES, { cause: error });
  }
}
