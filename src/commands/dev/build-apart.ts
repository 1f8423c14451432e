import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Flags } from "../../settings/load-settings.js";

/** Characters of a build's complaints that are kept: a page need not show all of a large mirror's. */
const MOST_CHARACTERS = 20_000;

interface BuildEnd {
  readonly hasFailed: boolean;
  /** What it wrote to standard error. */
  readonly report: string;
}

/** Builds in a process of its own: Eleventy keeps templates for the life of its process. @param signal fails the build early */
export function buildApart(flags: Flags, signal: AbortSignal): Promise<BuildEnd> {
  const cli = fileURLToPath(new URL("../../cli.js", import.meta.url));
  const child = spawn(process.execPath, [cli, "build", ...argumentsOf(flags)], {
    stdio: ["ignore", "inherit", "pipe"],
    signal,
  });
  let report = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    process.stderr.write(text);
    if (report.length < MOST_CHARACTERS) report += text;
  });
  return new Promise((done, fail) => {
    child.once("error", (error) => {
      // A build that is ended early is waited for: it may still be writing.
      if (!signal.aborted) fail(error);
    });
    child.once("close", (code) =>
      done({ hasFailed: code !== 0, report: report.slice(0, MOST_CHARACTERS).trim() }),
    );
  });
}

function argumentsOf({ content, out, cache, config, baseUrl, jobs }: Flags): string[] {
  const named = { content, out, cache, config, "base-url": baseUrl, jobs };
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
}
