import path from "node:path";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import type { Settings } from "../model/settings.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import { buildApart } from "./dev/build-apart.js";
import { DevServer } from "./dev/dev-server.js";
import { TreeWatcher } from "./dev/tree-watcher.js";

/**
 * Builds and serves the site, and builds again and reloads the browser whenever content, templates or settings change,
 * until the process is stopped. A build that fails is shown on the terminal and on the page. The next change tries again.
 * @throws BuildError where the settings cannot be used when it starts, or no port is free
 */
export async function runDev(flags: Flags, port: number): Promise<void> {
  const settings = await loadSettings(flags);
  const { out, cache, templates } = settings;
  const assets = [...(templates === undefined ? [] : [templates]), TEMPLATES_FOLDER].map((folder) =>
    path.join(folder, "assets"),
  );
  const isStylesheet = (file: string): boolean =>
    file.endsWith(".css") && assets.some((folder) => file.startsWith(folder));
  const stop = new AbortController();
  const server = await DevServer.start(
    { site: out, assets, additions: path.join(TEMPLATES_FOLDER, "dev") },
    port,
  );
  if (server.port !== port) console.error(`port ${port} is in use; another one was taken`);
  console.log(`http://localhost:${server.port}/`);

  const build = oneAtATime(async (changed) => {
    const { hasFailed, report } = await buildApart(flags, stop.signal);
    if (hasFailed || !(changed.size > 0 && [...changed].every(isStylesheet)))
      server.showPages(report, hasFailed);
  });
  const watcher = new TreeWatcher(rootsOf(settings), {
    ignores: (file) => isPassedOver(file) || file === out || file === cache,
    onShortage: (code) => console.error(describeShortage(code)),
    onChange: (changed) => {
      if ([...changed].some(isStylesheet)) server.showStyles();
      build(changed);
    },
  });
  build(new Set());
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, done);
  });
  watcher.close();
  stop.abort();
  await server.close();
}

const rootsOf = ({
  content,
  file = path.resolve("site.yaml"),
  templates,
  static: statics,
}: Settings): string[] =>
  [content, file, TEMPLATES_FOLDER, templates, statics].filter((root) => root !== undefined);

/** Tells whether a file or folder is none of the operator's content: editors, git and npm keep their own there. */
function isPassedOver(file: string): boolean {
  const name = path.basename(file);
  return name.startsWith(".") || name === "node_modules";
}

/** @param code of the error with which the system refused a watch */
function describeShortage(code: string): string {
  const limit = code === "EMFILE" ? "max_user_instances=1024" : "max_user_watches=1048576";
  return [
    "warning: the system has fewer watches than there are folders; the others are looked at every few seconds",
    `  → to raise the limit: sudo sysctl fs.inotify.${limit}`,
  ].join("\n");
}

/**
 * Returns a function that works off changes. Changes that come while it works are worked off together afterwards. An error
 * of `work` is thrown as an unhandled rejection, which ends the process.
 */
function oneAtATime(
  work: (changed: ReadonlySet<string>) => Promise<void>,
): (changed: ReadonlySet<string>) => void {
  let waiting: Set<string> | undefined;
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting) {
      const changed = waiting;
      waiting = undefined;
      await work(changed);
    }
    isRunning = false;
  };
  return (changed) => {
    waiting = new Set([...(waiting ?? []), ...changed]);
    if (!isRunning) void run();
  };
}
