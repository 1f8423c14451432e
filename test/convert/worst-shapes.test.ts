import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** Seconds: none of these takes six on a machine with nothing else to do, and one that takes the square takes hours. */
const BOUND = 60;

/** `bench/worst-shapes.mjs` has all of them, and tells how their time grows. */
const SHAPES = {
  1: ["attrs", "foster2", "pi", "spaces", "boldsp", "trail", "hhead", "mgt", "mbr2", "yseq"],
  10: ["divs", "pbxc", "attrs", "spaces", "comments", "trail", "trail2", "hhtml", "mgt2", "yend"],
};

describe.each(Object.entries(SHAPES))("%s MB of the worst that there is", (size, names) => {
  it.each(names)("takes no longer than it may: %s", { timeout: 2 * BOUND * 1000 }, (name) => {
    const args = ["bench/worst-shapes.mjs", "--one", name, "--size", size, "--limits"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      timeout: BOUND * 1000,
      killSignal: "SIGKILL",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).not.toContain("conversion-failed");
  });
});
