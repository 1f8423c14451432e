import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { lookup } from "mrmime";
import { isSafeSitePath } from "../../lib/safe-name.js";
import { BuildError } from "../../model/problem.js";
import { isSystemError } from "../support/explain-system-error.js";
import { DEV_PREFIX, type DevState, devPage } from "./dev-page.js";
import { statsOf } from "./stats-of.js";

/** Ports that are tried, from the one that was asked for. */
const PORTS = 10;
const LAST_PORT = 65_535;
const PLAIN = "text/plain; charset=utf-8";
const EVENTS = `${DEV_PREFIX}events`;
const ASSETS = "assets/";
/** The hosts that a browser may have asked for. Any other name could be of a page that made it lead here, to read the site. */
const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

export interface DevFolders {
  /** The site. It need not exist yet. */
  readonly site: string;
  /** Where the site's assets come from, the first first. They are served from there: a changed one needs no build. */
  readonly assets: readonly string[];
  /** The script and the stylesheet that the dev server adds to each page. */
  readonly additions: string;
}

/** Serves a site to browsers on this machine, and has them reload its pages. */
export class DevServer {
  private state: DevState = { pages: "", styles: "", report: "", hasFailed: false };
  private readonly listeners = new Set<ServerResponse>();
  private readonly server: Server;
  private changes = 0;

  private constructor(private folders: DevFolders) {
    this.server = createServer((request, response) => this.answer(request, response));
    this.update({ pages: this.nextVersion(), styles: this.nextVersion() });
  }

  /** Starts a server on the first free port from `port` on; 0 is any. @throws BuildError where none of them is free */
  static async start(folders: DevFolders, port: number): Promise<DevServer> {
    const dev = new DevServer(folders);
    const last = Math.min(port + PORTS - 1, LAST_PORT);
    for (let tried = port; tried <= last; tried++) if (await listen(dev.server, tried)) return dev;
    throw new BuildError(
      `the ports ${port} to ${last} are in use, or not open to this account`,
      "name another with --port",
    );
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  serve(folders: DevFolders): void {
    this.folders = folders;
  }

  /** Has all open pages reload. @param report what the build complained of */
  showPages(report: string, hasFailed: boolean): void {
    this.update({ pages: this.nextVersion(), report, hasFailed });
  }

  /** Has all open pages load their stylesheets again. */
  showStyles(): void {
    this.update({ styles: this.nextVersion() });
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }

  /** Returns a text that neither this server nor an earlier one has used. */
  private nextVersion(): string {
    return `${process.pid}.${this.changes++}`;
  }

  private update(change: Partial<DevState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener.write(this.event());
  }

  private event(): string {
    const { pages, styles } = this.state;
    return `data: ${JSON.stringify({ pages, styles })}\n\n`;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    try {
      if (!THIS_MACHINE.test(request.headers.host ?? "")) refuse(response, this.port);
      else this.reply(new URL(request.url ?? "/", "http://localhost"), response);
    } catch (error) {
      // The browser's words are no address, or a build has just replaced the file, or nobody may read it.
      const isBadAddress =
        error instanceof URIError || (error as NodeJS.ErrnoException).code === "ERR_INVALID_URL";
      if (!isBadAddress && !isSystemError(error)) throw error;
      send(response, isBadAddress ? 400 : 500, PLAIN, `${(error as Error).message}\n`);
    }
  }

  /** @throws URIError if the address cannot be decoded; Error of the file system */
  private reply({ pathname, search }: URL, response: ServerResponse): void {
    const decoded = decodeURIComponent(pathname);
    if (decoded === EVENTS) this.subscribe(response);
    else {
      const file = this.fileFor(decoded);
      if (file === undefined) this.sendPage(response, 404, fileIn(this.folders.site, "404.html"));
      // The path alone: behind two slashes, an address names another host.
      else if (statsOf(file)?.isDirectory()) redirect(response, `${pathname}/${search}`);
      else if (file.endsWith(".html")) this.sendPage(response, 200, file);
      else send(response, 200, lookup(file) ?? "application/octet-stream", readFileSync(file));
    }
  }

  private subscribe(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(this.event());
    this.listeners.add(response);
    response.once("close", () => this.listeners.delete(response));
  }

  /** Returns the file or folder for an address; undefined where there is none. */
  private fileFor(pathname: string): string | undefined {
    if (pathname.startsWith(DEV_PREFIX))
      return fileIn(this.folders.additions, pathname.slice(DEV_PREFIX.length));
    const name = `${pathname.slice(1)}${pathname.endsWith("/") ? "index.html" : ""}`;
    const asset = name.startsWith(ASSETS)
      ? this.folders.assets.map((folder) => fileIn(folder, name.slice(ASSETS.length))).find(Boolean)
      : undefined;
    return asset ?? fileIn(this.folders.site, name);
  }

  private sendPage(response: ServerResponse, status: number, file: string | undefined): void {
    const html = file === undefined ? undefined : readFileSync(file, "utf8");
    send(response, status, "text/html; charset=utf-8", devPage(html, this.state));
  }
}

/** Returns a file or folder below another folder; undefined where there is none. */
function fileIn(folder: string, name: string): string | undefined {
  if (!isSafeSitePath(name)) return undefined;
  const file = path.join(folder, name);
  return statsOf(file) && file;
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}

const refuse = (response: ServerResponse, port: number): void =>
  send(response, 403, PLAIN, `this server answers at http://localhost:${port}/ alone\n`);

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(302, { location }).end();
};

/** Listens on this machine alone. @returns false where the port is in use, or is for the superuser alone */
async function listen(server: Server, port: number): Promise<boolean> {
  server.listen(port, "localhost");
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    if (!/^EADDRINUSE$|^EACCES$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return false;
  }
}
