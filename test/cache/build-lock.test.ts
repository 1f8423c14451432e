import { spawnSync } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { BuildLock } from "../../src/cache/build-lock.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let cache: string;
let file: string;

beforeEach(() => {
  cache = temporaryFolder();
  file = path.join(cache, "build.lock");
});

const deadPid = (): number => spawnSync(process.execPath, ["--version"]).pid;

describe("the lock of a cache folder", () => {
  it("is held until it is released", async () => {
    const lock = await BuildLock.acquire(cache);
    await expect(BuildLock.acquire(cache)).rejects.toThrow("another build");
    await lock.release();
    expect(existsSync(file)).toBe(false);
    await (await BuildLock.acquire(cache)).release();
  });

  it("is taken over from a process that has ended", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: hostname() }));
    await (await BuildLock.acquire(cache)).release();
  });

  it("is taken over when it was made but never filled", async () => {
    writeFileSync(file, "");
    await expect(BuildLock.acquire(cache)).rejects.toThrow("another build");
    const before = new Date(Date.now() - 3000);
    utimesSync(file, before, before);
    await (await BuildLock.acquire(cache)).release();
  });

  it("is not taken over from another machine that renews it", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: "another-machine" }));
    await expect(BuildLock.acquire(cache)).rejects.toThrow("another build");
  });

  it("is taken over when nobody has renewed it for a minute", async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: "another-machine" }));
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(file, longAgo, longAgo);
    await (await BuildLock.acquire(cache)).release();
  });

  it("belongs to one of several that find it stale at once", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: hostname() }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => BuildLock.acquire(cache)));
    expect(tries.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});
