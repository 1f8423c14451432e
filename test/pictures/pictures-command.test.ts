import { statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fileOf, IMPATIENCE, type PictureMirror, pictureMirror } from "./mirror-of-pictures.js";
import { type PictureServer, startPictureServer } from "./picture-server.js";

/** How many pictures of each kind there are, and why there is no picture if there is none. */
const KINDS: readonly (readonly [kind: string, count: number, reason?: RegExp])[] = [
  ["wide", 20],
  ["same", 20],
  ["shrunk", 20],
  ["mistyped", 20],
  ["moved", 20],
  ["busy-once", 2],
  ["down-once", 20],
  ["circle", 2, /without end/],
  ["private", 10, /private network|no http/],
  ["silent", 3, /does not answer/],
  ["drip", 1, /too slowly/],
  ["zipped", 3],
  ["zipped-bomb", 1, /more than 25 MB/],
  ["endless", 2, /more than 25 MB/],
  ["endless-page", 2, /a web page/],
  ["huge", 3, /million pixels/],
  ["stated", 3, /more than 25 MB/],
  ["cut", 4, /cut/],
  ["unknown", 2, /does not match the HTTP/],
  ["truncated", 3, /damaged/],
  ["page", 10, /a web page/],
  ["svg", 5, /SVG/],
  ["empty", 3, /empty/],
  ["down", 4, /answers 503/],
  ["gone", 30, /answers 404/],
  ["forbidden", 5, /robots\.txt/],
];
/** A few in `npm test`, as many as one likes in a long run. The number of pictures is no multiple of 7. */
const ALL = Number(process.env.NEWSMIRROR_PICTURES ?? 400);
const KILLS = Number(process.env.NEWSMIRROR_KILLS ?? 2);

interface Case {
  readonly address: string;
  readonly reason: RegExp | undefined;
}

/** Returns the addresses of all pictures in an order that mixes the kinds and the hosts. */
function casesOf(servers: readonly PictureServer[]): Case[] {
  const kinds = KINDS.flatMap(([kind, count, reason]) =>
    Array.from({ length: count }, (_, index) => ({ name: `${kind}/${index}`, reason })),
  );
  const rest = Array.from({ length: ALL - kinds.length }, (_, index) => ({
    name: `ok/${index}`,
    reason: undefined,
  }));
  const all = [...kinds, ...rest];
  return all.map((_, index) => {
    const { name, reason } = all[(index * 7) % ALL] as (typeof all)[number];
    const size = name.startsWith("shrunk") ? "-600x400" : "";
    const { origin } = servers[index % servers.length] as PictureServer;
    return { address: `${origin}/${name}${size}.jpg`, reason };
  });
}

function mirrorOf(cases: readonly Case[]): PictureMirror {
  const mirror = pictureMirror();
  for (let start = 0; start < cases.length; start += 10)
    mirror.write(
      `n${1000 + start / 10}`,
      cases.slice(start, start + 10).map(({ address }) => address),
    );
  return mirror;
}

const countAsked = (servers: readonly PictureServer[]): number =>
  servers.reduce((sum, { times }) => sum + times.length, 0);

/** Runs the command until the servers were asked so many times more, and kills it. */
async function runAndKill(
  mirror: PictureMirror,
  servers: readonly PictureServer[],
  requests: number,
): Promise<void> {
  const before = countAsked(servers);
  const running = mirror.start(IMPATIENCE);
  const timer = setInterval(() => {
    if (countAsked(servers) - before >= requests) running.kill("SIGKILL");
  }, 5);
  const { code, err } = await running.ended;
  clearInterval(timer);
  expect([code, err]).toEqual([null, ""]);
}

const reasonsIn = (mirror: PictureMirror): Record<string, string> =>
  Object.fromEntries(mirror.failed().pictures.map(({ name, reason }) => [name, reason]));

it(
  `${ALL} pictures of hosts that misbehave are there once, whether the run is killed or not`,
  async () => {
    const servers = await Promise.all([startPictureServer(), startPictureServer(), startPictureServer()]);
    const cases = casesOf(servers);
    const killed = mirrorOf(cases);
    for (let kill = 0; kill < KILLS; kill++) await runAndKill(killed, servers, 150);
    const last = await killed.run([...IMPATIENCE, "--retry"]);
    expect([last.code, servers.map(({ mostAtOnce }) => mostAtOnce)]).toEqual([0, [1, 1, 1]]);

    for (const server of servers) server.reset();
    const atOnce = mirrorOf(cases);
    const { code } = await atOnce.run(IMPATIENCE);
    expect(code).toBe(0);

    const good = cases.filter(({ reason }) => !reason).map(({ address }) => address);
    const small = good
      .filter((address) => address.includes("/wide/"))
      .map((address) => fileOf(address, "-480"));
    expect(Object.keys(atOnce.pictures())).toEqual(
      [...good.map((address) => fileOf(address)), ...small].sort(),
    );
    expect(killed.pictures()).toEqual(atOnce.pictures());

    const bad = cases.filter(({ reason }) => reason);
    expect(Object.keys(reasonsIn(atOnce))).toEqual(bad.map(({ address }) => address).sort());
    expect(reasonsIn(killed)).toEqual(reasonsIn(atOnce));
    for (const { address, reason } of bad) expect(reasonsIn(atOnce)[address]).toMatch(reason as RegExp);

    const same = good.filter((address) => address.includes("/same/"));
    const inodes = same.map((address) => statSync(path.join(atOnce.images, fileOf(address))).ino);
    expect(new Set(inodes).size).toBe(1);
    const asked = servers.flatMap((server) => [...server.asked]);
    expect(asked.filter(([name, times]) => name.startsWith("/ok/") && times > 1)).toEqual([]);
  },
  120_000 + ALL * 100,
);
