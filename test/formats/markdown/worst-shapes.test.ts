import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { SHAPES } from "./run-shapes.mjs";

/** Seconds of the processor for all shapes. They take a tenth of it; one that takes the square takes hours. */
const BOUND = 240;
const SCRIPT = path.join(import.meta.dirname, "run-shapes.mjs");

describe("a hand-written file takes no longer than it may, and is converted, though it is made of", () => {
  /** What became of each shape, by its name. The first that is missing took too long. */
  const outcomes = new Map<string, string>();

  beforeAll(() => {
    const limited = ["-c", `ulimit -t ${BOUND}; exec "$@"`, "bash", process.execPath, SCRIPT];
    const { stdout, stderr } = spawnSync("bash", limited, { encoding: "utf8" });
    for (const line of stdout.split("\n").slice(0, -1)) {
      const { name, outcome } = JSON.parse(line);
      outcomes.set(name, outcome);
    }
    expect(stderr).toBe("");
  });

  it.each(Object.keys(SHAPES))("%s", (name) => {
    // YAML that cannot be mended is refused.
    expect(outcomes.get(name)).toBe(name === "lines of broken YAML" ? "refused" : "converted");
  });
});
