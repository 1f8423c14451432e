import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SHAPES } from "./run-shape.mjs";

/** Seconds of the processor. None of the shapes takes two. */
const BOUND = 20;
const SCRIPT = path.join(import.meta.dirname, "run-shape.mjs");

describe("a hand-written file takes no longer than it may, and is converted, though it is made of", () => {
  it.each(Object.keys(SHAPES))("%s", (name) => {
    const limited = ["-c", `ulimit -t ${BOUND}; exec "$@"`, "bash", process.execPath, SCRIPT, name];
    const { stdout, stderr } = spawnSync("bash", limited, { encoding: "utf8" });
    // A refusal of YAML that cannot be mended is an error of the file.
    expect(stderr).toMatch(name === "lines of broken YAML" ? /ArticleError/ : /^$/);
    if (stderr === "") expect(stdout).toMatch(/^\d+\n$/);
  });
});
