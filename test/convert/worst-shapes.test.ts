import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** Seconds for ten articles: they take 15 on a machine with nothing else to do; one that takes the square takes hours. */
const BOUND = 240;

/** `bench/worst-shapes.mjs` has all of them, and tells how their time grows. */
const SHAPES = {
  1: ["attrs", "foster2", "pi", "spaces", "boldsp", "trail", "hhead", "mgt", "mbr2", "yseq"],
  10: ["divs", "pbxc", "attrs", "spaces", "comments", "trail", "trail2", "hhtml", "mgt2", "yend"],
};

it.each(Object.entries(SHAPES))(
  "%s MB of the worst that there is take no longer than they may",
  (size, names) => {
    const args = ["bench/worst-shapes.mjs", "--one", names.join(), "--size", size, "--limits"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      timeout: BOUND * 1000,
      killSignal: "SIGKILL",
    });
    const converted = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    // The first that is missing takes too long.
    expect(converted.map(({ name }) => name)).toEqual(names);
    expect(converted.map(({ outcome }) => outcome)).not.toContain("conversion-failed");
    expect(stderr).toBe("");
    expect(status).toBe(0);
  },
);
