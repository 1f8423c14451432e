import { printable } from "../../lib/text/printable.js";
import { BuildError } from "../../model/problem.js";
import { adviceOn, isSystemError } from "./explain-system-error.js";

/** Returns what is printed of an error: in words where the operator can do something about it, else the error with its trace. */
export function describeError(error: unknown): unknown {
  if (isSharpMissing(error)) return SHARP_MISSING;
  if (!(error instanceof BuildError || isSystemError(error))) return error;
  const otherwise =
    "every file that was written is whole; run the command again when there is room and permission";
  const hint = error instanceof BuildError ? error.hint : adviceOn(error, otherwise);
  return printable(`error: ${error.message}${hint ? `\n  → ${hint}` : ""}`);
}

/** sharp is a program of the machine's own kind, which npm leaves out where it installs no optional dependencies. */
const isSharpMissing = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Could not load the "sharp" module');

const SHARP_MISSING =
  "error: the package sharp, which reads and writes pictures, has no program for this machine\n" +
  "  → install newsmirror again with `npm install --include=optional`; https://sharp.pixelplumbing.com/install lists the machines";
