import { CALLBACK, SEARCH_FOLDER } from "../format/search-format.js";

/** A file of the index that could not be loaded, or that has another version. */
export class LoadError extends Error {
  override name = "LoadError";
}

/** Tells whether an error is of this kind: each script of the page has a class of its own for it. */
export const isLoadError = (error: unknown): boolean => error instanceof Error && error.name === "LoadError";

/**
 * Loads files of the index by `<script>` elements, which work on a page that is read from a disk, and under the policy
 * `script-src 'self'`. Each file is loaded once.
 */
export class ScriptLoader {
  private readonly files = new Map<string, Promise<unknown>>();
  private readonly arrived = new Map<string, unknown>();

  /** @param root relative address of the site's root */
  constructor(private readonly root: string) {
    Object.assign(window, {
      [CALLBACK]: (name: string, version: string, contents: unknown) =>
        this.arrived.set(`${name}?${version}`, contents),
    });
  }

  /** Returns the contents of a file. @throws LoadError where it cannot be loaded */
  readonly load = (name: string, version: string): Promise<unknown> => {
    const key = `${name}?${version}`;
    const file = this.files.get(key) || this.request(version ? key : name, key);
    this.files.set(key, file);
    // The next call tries again.
    file.catch(() => this.files.delete(key));
    return file;
  };

  /** Loads a file that has no version, past all caches. @param suffix makes the address another one than before */
  reload(name: string, suffix: string): Promise<unknown> {
    return this.request(`${name}?${suffix}`, `${name}?`);
  }

  /** Runs a script. @param address of the file with its query; @param key by which it calls; @throws LoadError */
  private request(address: string, key: string): Promise<unknown> {
    const script = document.createElement("script");
    script.src = this.root + SEARCH_FOLDER + address;
    return new Promise((done, fail) => {
      const end = (): void => {
        script.remove();
        const contents = this.arrived.get(key);
        this.arrived.delete(key);
        if (contents === undefined) fail(new LoadError(key));
        else done(contents);
      };
      script.onload = end;
      script.onerror = end;
      document.head.appendChild(script);
    });
  }
}

/** Returns the loader of the page, which its scripts share. The script that runs first makes it. */
export function sharedLoader(): ScriptLoader {
  const shared = window as { newsmirrorLoader?: ScriptLoader };
  shared.newsmirrorLoader = shared.newsmirrorLoader || new ScriptLoader("");
  return shared.newsmirrorLoader;
}
