import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { withFolderLock } from "../../src/cache/folder-lock.js";
import { runWithin } from "../site/packs/packing.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let cache: string;
let file: string;

beforeEach(() => {
  cache = temporaryFolder();
  file = path.join(cache, "build.lock");
});

const take = (): Promise<string> => withFolderLock(cache, async () => "taken");

const deadPid = (): number => spawnSync(process.execPath, ["--version"]).pid;

describe("the lock of a cache folder", () => {
  it("is held until the function ends", async () => {
    await withFolderLock(cache, () => expect(take()).rejects.toThrow("another build"));
    expect(existsSync(file)).toBe(false);
    expect(await take()).toBe("taken");
  });

  it("is released if the function fails", async () => {
    const fail = () => Promise.reject(new Error("the function failed"));
    await expect(withFolderLock(cache, fail)).rejects.toThrow("the function failed");
    expect(await take()).toBe("taken");
  });

  it("is not left empty on a full disk, and the error names it", () => {
    const content = temporaryFolder();
    const { code, err } = runWithin(0, [
      "build",
      "--content",
      content,
      "--cache",
      cache,
      "--out",
      `${content}-site`,
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining(`'${file}'`)]);
    expect(existsSync(file)).toBe(false);
  });

  it("is taken over from a process that has ended", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: hostname() }));
    expect(await take()).toBe("taken");
  });

  it.skipIf(process.platform !== "linux")(
    "is taken over from a process whose end nobody has asked for",
    async () => {
      // The shell becomes a program that asks for the end of no child, before its child ends.
      const parent = spawn("sh", ["-c", "sleep 1 & echo $!; exec sleep 60"], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      try {
        const [pid] = await once(parent.stdout.setEncoding("utf8"), "data");
        const state = () => readFileSync(`/proc/${Number(pid)}/stat`, "utf8");
        await vi.waitFor(() => expect(state()).toMatch(/\) Z /), 20_000);
        writeFileSync(file, JSON.stringify({ pid: Number(pid), host: hostname() }));
        expect(await take()).toBe("taken");
      } finally {
        parent.kill("SIGKILL");
      }
    },
  );

  it("is taken over when it was made but never filled", async () => {
    writeFileSync(file, "");
    await expect(take()).rejects.toThrow("another build");
    const before = new Date(Date.now() - 3000);
    utimesSync(file, before, before);
    expect(await take()).toBe("taken");
  });

  it("is not taken over from another machine that renews it", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: "another-machine" }));
    await expect(take()).rejects.toThrow("another build");
  });

  it("is taken over when nobody has renewed it for a minute", async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: "another-machine" }));
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(file, longAgo, longAgo);
    expect(await take()).toBe("taken");
  });

  it("is not taken over from a process that runs, and had no time to renew it", async () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, host: hostname() }));
    const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
    utimesSync(file, secondsAgo(120), secondsAgo(120));
    await expect(take()).rejects.toThrow("another build");
    utimesSync(file, secondsAgo(601), secondsAgo(601));
    expect(await take()).toBe("taken");
  });

  it("is taken over from a process that had the number of this one, such as in a container", async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }));
    expect(await take()).toBe("taken");
  });

  it("stays with the run that has taken it over, when the first one goes on and ends", async () => {
    const other = JSON.stringify({ pid: process.pid, host: "another-machine" });
    await withFolderLock(cache, async () => writeFileSync(file, other));
    expect(readFileSync(file, "utf8")).toBe(other);
  });

  it("belongs to one of several that find it stale at once", async () => {
    writeFileSync(file, JSON.stringify({ pid: deadPid(), host: hostname() }));
    const runs = 8;
    let holders = 0;
    let refused = 0;
    // Those that hold the lock keep it until every run holds it or was refused.
    await new Promise<void>((end) => {
      const endWithLast = (): void => {
        if (holders + refused === runs) end();
      };
      const hold = () => {
        holders++;
        endWithLast();
        return new Promise<void>(() => {});
      };
      for (let run = 0; run < runs; run++)
        withFolderLock(cache, hold).catch(() => {
          refused++;
          endWithLast();
        });
    });
    expect(holders).toBe(1);
  });
});
