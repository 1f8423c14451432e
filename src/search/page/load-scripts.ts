import { CALLBACK, SEARCH_FOLDER } from "../search-format.js";

/** Scripts that are loaded at the same time: as many as browsers allow a host. */
const AT_ONCE = 6;

/** A file of the index that could not be loaded. */
export class LoadError extends Error {}

/**
 * Loads files of the index by `<script>` elements, which work from a disk and under the strictest policy. Each is loaded
 * once.
 */
export class ScriptLoader {
  private readonly files = new Map<string, Promise<unknown>>();
  private readonly arrived = new Map<string, unknown>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  /** @param root the way from the page to the site's root */
  constructor(private readonly root: string) {
    Object.assign(window, {
      [CALLBACK]: (name: string, contents: unknown) => this.arrived.set(name, contents),
    });
  }

  readonly load = (name: string): Promise<unknown> => {
    let file = this.files.get(name);
    if (!file) {
      file = this.request(name, "");
      this.files.set(name, file);
      // What failed may be there when it is asked for again.
      file.catch(() => this.files.delete(name));
    }
    return file;
  };

  /** Loads a file anew, past caches. @param version what tells this request from earlier ones */
  reload(name: string, version: string): Promise<unknown> {
    return this.request(name, `?${version}`);
  }

  private async request(name: string, search: string): Promise<unknown> {
    if (this.running >= AT_ONCE) await new Promise<void>((start) => this.waiting.push(start));
    else this.running++;
    try {
      return await this.insert(name, search);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  private insert(name: string, search: string): Promise<unknown> {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      const end = (): void => {
        script.remove();
        const contents = this.arrived.get(name);
        this.arrived.delete(name);
        if (contents === undefined) fail(new LoadError(name));
        else done(contents);
      };
      script.onload = end;
      script.onerror = end;
      script.src = `${this.root}${SEARCH_FOLDER}${name}${search}`;
      document.head.appendChild(script);
    });
  }
}
