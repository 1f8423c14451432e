import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FailureLog } from "../../src/pictures/failure-log.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const HOUR = 3_600_000;
const START = Date.UTC(2024, 2, 5);

/** Returns hours from the failure to the next attempt, for some failures in a row. */
function waits(count: number, failure: { isLasting: boolean; askedWait?: number }): number[] {
  const log = FailureLog.load(path.join(temporaryFolder(), "failed.json"), () => START);
  return Array.from({ length: count }, () => {
    log.note("pictures", "a", { reason: "no", ...failure });
    return (Date.parse(log.pictures.get("a")?.again ?? "") - START) / HOUR;
  });
}

describe("a picture that failed", () => {
  it.each([
    ["in passing", { isLasting: false }, [1, 4, 16, 64, 256, 1024, 2160, 2160]],
    ["for long", { isLasting: true }, [24, 96, 384, 1536, 2160, 2160, 2160, 2160]],
    [
      "of a host that asked for two hours",
      { isLasting: false, askedWait: 2 * HOUR },
      [2, 4, 16, 64, 256, 1024, 2160, 2160],
    ],
    [
      "of a host that asked for a century",
      { isLasting: false, askedWait: 876_000 * HOUR },
      Array(8).fill(2160),
    ],
  ])("%s is tried again later and later", (_, failure, hours) => {
    expect(waits(8, failure)).toEqual(hours);
  });

  it("waits until its time has come, also in the next run", () => {
    const file = path.join(temporaryFolder(), "failed.json");
    let now = START;
    const log = FailureLog.load(file, () => now);
    log.note("pictures", "a", { reason: "no", isLasting: false });
    log.save();
    const next = FailureLog.load(file, () => now);
    expect(next.isWaiting("pictures", "a")).toBe(true);
    now += HOUR;
    expect(next.isWaiting("pictures", "a")).toBe(false);
    next.forget("pictures", "a");
    next.save();
    expect(existsSync(file)).toBe(false);
  });
});

it.each(["", "{", "[]", '{"hosts":[],"pictures":[{"name":"a"}]}'])("a damaged list `%s` is named", (text) => {
  const file = path.join(temporaryFolder(), "failed.json");
  writeFileSync(file, text);
  expect(() => FailureLog.load(file, () => START)).toThrow(`${file} is damaged`);
});
