import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import EleventyDevServer from "@11ty/eleventy-dev-server";
import { watch } from "chokidar";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";

/** Milliseconds without a change after which a build begins: a scraper writes many files at once. */
const QUIET = 200;

/**
 * Builds and serves the site, and builds again and reloads the browser whenever content, templates or settings change,
 * until the process is stopped. A build that fails is told of, and the next change tries again.
 */
export async function runDev(flags: Flags, port: number): Promise<void> {
  const { content, out } = await loadSettings(flags);
  await buildApart(flags);
  const server = EleventyDevServer.getServer("newsmirror", out, {
    port,
    liveReload: true,
    domDiff: false,
    showVersion: false,
  });
  server.serve(port);

  const rebuild = oneAtATime(async () => {
    if (await buildApart(flags)) server.sendUpdateNotification({ type: "eleventy.reload" });
  });
  let timer: NodeJS.Timeout | undefined;
  const watched = [content, TEMPLATES_FOLDER, ...(flags.config ? [path.resolve(flags.config)] : [])];
  const watcher = watch(watched, {
    ignoreInitial: true,
    ignored: (file) => path.basename(file).startsWith("."),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, QUIET);
  });
  await new Promise<void>((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  });
  clearTimeout(timer);
  await Promise.all([watcher.close(), server.close()]);
}

/** Builds in a process of its own: Eleventy keeps templates it has read for the life of its process. */
function buildApart(flags: Flags): Promise<boolean> {
  const cli = fileURLToPath(new URL("../cli.js", import.meta.url));
  const child = spawn(process.execPath, [cli, "build", ...argumentsOf(flags)], { stdio: "inherit" });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => done(code === 0));
  });
}

function argumentsOf({ content, out, cache, config, baseUrl, jobs }: Flags): string[] {
  const named = { content, out, cache, config, "base-url": baseUrl, jobs };
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
}

/** Returns a function that runs `work`, and once more when it was called meanwhile; never twice at once. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
}
