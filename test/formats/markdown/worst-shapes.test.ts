import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SHAPES } from "./run-shape.mjs";

/** Seconds: none of the shapes takes two on a machine with nothing else to do. */
const BOUND = 20;
const SCRIPT = path.join(import.meta.dirname, "run-shape.mjs");

describe("a hand-written file takes no longer than it may, and is converted, though it is made of", () => {
  it.each(Object.keys(SHAPES))("%s", { timeout: 2 * BOUND * 1000 }, (name) => {
    const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, name], {
      encoding: "utf8",
      timeout: BOUND * 1000,
      killSignal: "SIGKILL",
    });
    // A refusal of YAML that cannot be mended is an error of the file.
    expect(stderr).toMatch(name === "lines of broken YAML" ? /ArticleError/ : /^$/);
    if (stderr === "") expect(stdout).toMatch(/^\d+\n$/);
  });
});
