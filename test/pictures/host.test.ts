import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Host } from "../../src/pictures/host.js";

const SIGNAL = new AbortController().signal;

describe("a host", () => {
  it("gets one request at a time, in their order, at its pace", async () => {
    const host = new Host(40, SIGNAL);
    const events: string[] = [];
    const starts: number[] = [];
    const begun = performance.now();
    const send = (name: string) => async () => {
      events.push(`${name} begins`);
      starts.push(performance.now() - begun);
      await sleep(10);
      events.push(`${name} ends`);
    };
    await Promise.all(["a", "b", "c"].map((name) => host.run(send(name))));
    expect(events).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    // A timer may end a millisecond early.
    expect(starts[1]).toBeGreaterThan(38);
    expect(starts[2]).toBeGreaterThan(76);
  });

  it("gets the next request after one that throws", async () => {
    const host = new Host(0, SIGNAL);
    const thrown = host.run(() => Promise.reject(new Error("cut")));
    const next = host.run(async () => "answer");
    await expect(thrown).rejects.toThrow("cut");
    expect(await next).toBe("answer");
  });

  it("ends the wait when the run is stopped", async () => {
    const stop = new AbortController();
    const host = new Host(60_000, stop.signal);
    await host.run(async () => {});
    const waiting = host.run(async () => {});
    stop.abort();
    await expect(waiting).rejects.toThrow("aborted");
  });

  it("is given up after five failures in a row, and for the first reason", () => {
    const host = new Host(0, SIGNAL);
    for (const step of ["fail", "fail", "fail", "fail", "succeed", "fail", "fail", "fail", "fail"] as const)
      host[step]("503");
    expect(host.failure).toBeUndefined();
    host.fail("silent");
    host.giveUp({ reason: "another", askedWait: 9 });
    expect(host.failure).toEqual({ reason: "silent" });
  });
});
