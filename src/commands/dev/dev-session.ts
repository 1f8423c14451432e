import path from "node:path";
import { mirrorFolders } from "../../intake/mirror-folders.js";
import { TEMPLATES_FOLDER, templateFolders } from "../../lib/package-folder.js";
import type { Settings } from "../../model/settings.js";
import { type Flags, loadSettings, settingsFiles } from "../../settings/load-settings.js";
import { buildApart } from "./build-apart.js";
import { type DevFolders, DevServer } from "./dev-server.js";
import { TreeWatcher } from "./tree-watcher.js";

/** Builds a site whenever something changes that it is made of, and has open pages show the result. */
export class DevSession {
  private readonly stopping = new AbortController();
  private watcher: TreeWatcher;
  private waiting: Set<string> | undefined;
  private building: Promise<void> | undefined;
  private isShort = false;
  private report = "";

  private constructor(
    private readonly flags: Flags,
    private settings: Settings,
    private readonly server: DevServer,
  ) {
    this.watcher = this.watch();
    this.requestBuild(new Set());
  }

  /** Serves and builds the site. @param port see `DevServer.start` @throws BuildError for wrong settings, or without a port */
  static async start(flags: Flags, port: number): Promise<DevSession> {
    const settings = await loadSettings(flags);
    return new DevSession(flags, settings, await DevServer.start(servedFolders(settings), port));
  }

  get port(): number {
    return this.server.port;
  }

  /** Ends the server, the watches, and a build that is running. */
  async stop(): Promise<void> {
    this.watcher.close();
    this.stopping.abort();
    await Promise.all([this.building, this.server.close()]);
  }

  private watch(): TreeWatcher {
    const { out, cache } = this.settings;
    return new TreeWatcher([...settingsFiles(this.flags), ...rootsOf(this.settings)], {
      ignores: (file) => isPassedOver(file) || file === out || file === cache,
      onChange: (changed) => this.requestBuild(changed),
      onShortage: (code) => {
        if (!this.isShort) console.error(describeShortage(code));
        this.isShort = true;
      },
    });
  }

  /** Builds once no build is running. Changes that come while one is running are built together. */
  private requestBuild(changed: ReadonlySet<string>): void {
    if ([...changed].some((file) => this.isStylesheet(file))) this.server.showStyles();
    this.waiting = new Set([...(this.waiting ?? []), ...changed]);
    // An error of the program is not caught here: it ends the process with its trace.
    this.building ??= this.buildAll();
  }

  private async buildAll(): Promise<void> {
    while (this.waiting && !this.stopping.signal.aborted) {
      const changed = this.waiting;
      this.waiting = undefined;
      if (settingsFiles(this.flags).some((file) => changed.has(file))) await this.followSettings();
      const { hasFailed, report } = await buildApart(this.flags, this.stopping.signal);
      // Open pages have loaded changed stylesheets before the build. They show anything else after it.
      const areStylesheets = changed.size > 0 && [...changed].every((file) => this.isStylesheet(file));
      if (!areStylesheets || report !== this.report) this.server.showPages(report, hasFailed);
      this.report = report;
    }
    this.building = undefined;
  }

  /** Watches and serves the folders that changed settings name. */
  private async followSettings(): Promise<void> {
    try {
      this.settings = await loadSettings(this.flags);
    } catch {
      // The build that follows says what is wrong with the settings.
      return;
    }
    this.server.serve(servedFolders(this.settings));
    this.watcher.close();
    this.watcher = this.watch();
  }

  private isStylesheet(file: string): boolean {
    return (
      file.endsWith(".css") &&
      servedFolders(this.settings).assets.some((folder) => file.startsWith(folder + path.sep))
    );
  }
}

function servedFolders({ out, templates }: Settings): DevFolders {
  return {
    site: out,
    assets: templateFolders(templates).map((folder) => path.join(folder, "assets")),
    additions: path.join(TEMPLATES_FOLDER, "dev"),
  };
}

const rootsOf = (settings: Settings): string[] =>
  [...Object.values(mirrorFolders(settings)), TEMPLATES_FOLDER, settings.templates, settings.static].filter(
    (root) => root !== undefined,
  );

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
