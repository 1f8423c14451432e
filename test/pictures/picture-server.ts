import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { crc32, gzipSync } from "node:zlib";
import sharp from "sharp";
import { onTestFinished } from "vitest";

/** What a server of pictures did. */
export interface PictureServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** How often each path was asked for. */
  readonly asked: Map<string, number>;
  /** The headers of the last request. */
  lastHeaders: IncomingMessage["headers"];
  /** The most requests that were answered at the same time. */
  mostAtOnce: number;
  /** Times of all requests, in milliseconds. */
  readonly times: number[];
  /** Forgets what was asked. */
  reset(): void;
}

type Answer = (
  response: ServerResponse,
  name: string,
  times: number,
  server: PictureServer,
) => void | Promise<void>;

/** Returns a picture of one colour, different for each number. */
export const picture = (
  number: number,
  { width = 40 + (number % 50), height = 30, format = "jpeg" as "jpeg" | "png" | "gif" } = {},
): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: { r: number & 255, g: (number >> 8) * 16, b: 99 } },
  })
    .toFormat(format)
    .toBuffer();

/** Returns a picture of which little can be left out. */
function noise(seed: number, { width = 1000, height = 300 } = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed + 1;
  for (let index = 0; index < pixels.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[index] = state >>> 16;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** Returns a chunk of a PNG. */
function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length, 0);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

/** A small PNG that promises far too many pixels. */
function bomb(): Buffer {
  const head = Buffer.from("00000000000000000802000000", "hex");
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", Buffer.alloc(99)),
  ]);
}

const numberIn = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
const send = (response: ServerResponse, bytes: Uint8Array | string, type = "image/jpeg"): void => {
  response.writeHead(200, { "content-type": type }).end(bytes);
};
const sendZipped = (response: ServerResponse, zipped: Buffer): void => {
  response.writeHead(200, { "content-encoding": "gzip" }).end(zipped);
};
const refuse = (response: ServerResponse, status: number, headers = {}): void => {
  response.writeHead(status, headers).end("no");
};
const lead = (response: ServerResponse, location: string): void => refuse(response, 302, { location });

/** Sends something again and again, until the other side has had enough. */
function sendForever(response: ServerResponse, head: Uint8Array, piece: Uint8Array, every: number): void {
  response.writeHead(200, { "content-type": "image/jpeg" }).write(head);
  const timer = setInterval(() => response.write(piece), every);
  response.on("close", () => clearInterval(timer));
}

const JPEG_HEAD = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60)]);
/** It is packed before a server starts: packing takes as long as a busy machine's client waits for an answer. */
const ZIPPED_BOMB = gzipSync(Buffer.concat([JPEG_HEAD, Buffer.alloc(60_000_000)]));

/** What the server answers, by the first part of the path. `times` counts the requests for the path from 1. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  ok: async (response, name) => send(response, await picture(numberIn(name))),
  wide: async (response, name) => send(response, await picture(numberIn(name), { width: 1300, height: 700 })),
  same: async (response) => send(response, await picture(7)),
  /** The copy in a stated size is smaller than the original. */
  sized: async (response, name) => {
    const width = /-\d+x\d+\./.test(name) ? 120 : 240;
    send(response, await picture(numberIn(name), { width }));
  },
  /** There are only copies in a stated size. */
  shrunk: async (response, name) =>
    /-\d+x\d+\./.test(name) ? send(response, await picture(numberIn(name))) : refuse(response, 404),
  mistyped: async (response, name) =>
    send(response, await picture(numberIn(name), { format: "png" }), "text/html"),
  /** Compresses, though it was asked not to. */
  zipped: async (response, name) => sendZipped(response, gzipSync(await picture(numberIn(name)))),
  "zipped-bomb": (response) => sendZipped(response, ZIPPED_BOMB),
  "zipped-nothing": (response) => sendZipped(response, gzipSync("User-agent: *\nDisallow: /\n")),
  moved: (response, name) => lead(response, `/moved-again/${name}`),
  "moved-again": (response, name) => lead(response, `../landed/${name}`),
  landed: async (response, name) => send(response, await picture(numberIn(name))),
  /** Leads to a picture in as many steps as the name says. */
  chain: async (response, name) =>
    numberIn(name) > 0 ? lead(response, `${numberIn(name) - 1}.jpg`) : send(response, await picture(1)),
  "into-forbidden": (response, name) => lead(response, `/forbidden/${name}`),
  circle: (response, name) => lead(response, `/circle/${name}`),
  private: (response, name, _, { origin }) => {
    const { port } = new URL(origin);
    const targets = [
      "http://10.0.0.1/a.jpg",
      `http://127.0.0.2:${port}/ok/1.jpg`,
      `http://[::ffff:127.0.0.1]:${port}/ok/1.jpg`,
      `http://localhost:${port}/ok/1.jpg`,
      "file:///etc/passwd",
    ];
    lead(response, targets[numberIn(name) % targets.length] as string);
  },
  /** Never answers. */
  silent: () => {},
  drip: (response) => sendForever(response, JPEG_HEAD, Buffer.alloc(1), 50),
  endless: (response) => sendForever(response, JPEG_HEAD, Buffer.alloc(1_000_000), 1),
  "endless-page": (response) => sendForever(response, Buffer.from("<html>".padEnd(99)), Buffer.alloc(99), 1),
  huge: (response) => send(response, bomb()),
  stated: (response) => {
    response.writeHead(200, { "content-length": 9_000_000_000 }).write(JPEG_HEAD);
  },
  cut: (response) => {
    response.writeHead(200, { "content-length": 5000 }).write(JPEG_HEAD, () => response.destroy());
  },
  /** Answers with what is not HTTP. */
  unknown: (response) => void response.socket?.end("220 ready\r\n\r\n"),
  truncated: async (response) =>
    send(response, (await picture(9, { width: 600, height: 600 })).subarray(0, 900)),
  page: (response) => send(response, "<!doctype html><title>picture not found</title>"),
  svg: (response) => send(response, '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
  empty: (response) => send(response, ""),
  "busy-once": async (response, name, times) =>
    times === 1
      ? refuse(response, 429, { "retry-after": "1" })
      : send(response, await picture(numberIn(name))),
  "rest-once": async (response, name, times) =>
    times === 1
      ? refuse(response, 429, { "retry-after": "4" })
      : send(response, await picture(numberIn(name))),
  "down-once": async (response, name, times) =>
    times === 1 ? refuse(response, 503) : send(response, await picture(numberIn(name))),
  "down-thrice": async (response, name, times) =>
    times <= 3 ? refuse(response, 503) : send(response, await picture(numberIn(name))),
  hour: (response) => refuse(response, 429, { "retry-after": "3600" }),
  noise: async (response, name) => send(response, await noise(numberIn(name))),
  down: (response) => refuse(response, 503),
  gone: (response) => refuse(response, 404),
  forbidden: async (response, name) => send(response, await picture(numberIn(name))),
};

/** Starts a server of the test's own that ends with the test. Returns its port. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Starts a server on 127.0.0.1 that ends with the test.
 * @param robots its `robots.txt`, or one of `ANSWERS`
 */
export async function startPictureServer(
  robots = "User-agent: *\nDisallow: /forbidden/\n",
): Promise<PictureServer> {
  let atOnce = 0;
  const http = createServer((request, response) => {
    const path = request.url ?? "";
    const times = (server.asked.get(path) ?? 0) + 1;
    server.asked.set(path, times);
    server.times.push(performance.now());
    server.lastHeaders = request.headers;
    server.mostAtOnce = Math.max(server.mostAtOnce, ++atOnce);
    response.on("close", () => atOnce--);
    if (path === "/robots.txt" && !(robots in ANSWERS)) {
      send(response, robots, "text/plain");
      return;
    }
    const [, kind = "", name = ""] = (path === "/robots.txt" ? `/${robots}/` : path).split("/");
    void (ANSWERS[kind] ?? ANSWERS.gone)?.(response, name, times, server);
  });
  const port = await listening(http);
  onTestFinished(() => http.closeAllConnections());
  const server: PictureServer = {
    origin: `http://127.0.0.1:${port}`,
    asked: new Map(),
    lastHeaders: {},
    mostAtOnce: 0,
    times: [],
    reset() {
      server.asked.clear();
      server.times.length = 0;
      server.mostAtOnce = 0;
    },
  };
  return server;
}
