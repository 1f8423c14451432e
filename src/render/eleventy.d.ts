/** The part of Eleventy's programmatic interface that is used here; the package comes without types. */
declare module "@11ty/eleventy" {
  type Data = Readonly<Record<string, unknown>>;

  /** A Nunjucks template, compiled when it is first rendered. */
  interface NunjucksTemplate {
    render(data: Data, done: (error: Error | null, text: string) => void): void;
  }

  /** Eleventy's Nunjucks, with its includes and filters. */
  interface NunjucksEngine {
    readonly nunjucks: {
      readonly Template: new (text: string, environment: unknown, path: string) => NunjucksTemplate;
      readonly lib: { escape(text: string): string };
      readonly runtime: {
        /** A text that is not escaped when it is written. */
        readonly SafeString: new (
          text: string,
        ) => object;
        markSafe(text: string): object;
      };
    };
    readonly environment: {
      addGlobal(name: string, value: (...values: never[]) => unknown): void;
    };
  }

  interface WholeConfig {
    getConfig(): {
      readonly keys: {
        /** The name in templates of the `package.json` of the working folder; it is not read if this is empty. */
        package: string;
      };
    };
  }

  interface UserConfig {
    readonly benchmarkManager: {
      setVerboseOutput(isVerbose: boolean): void;
      getAll(): Readonly<Record<string, { setIsVerbose(isVerbose: boolean): void }>>;
    };
    /** What of a page's data is told with it. */
    readonly dataFilterSelectors: Set<string>;
    setIncludesDirectory(folder: string): void;
    setUseGitIgnore(use: boolean): void;
    setTemplateFormats(formats: readonly string[]): void;
    addGlobalData(name: string, data: unknown): void;
    addFilter(name: string, filter: (value: never, ...more: never[]) => string): void;
    addExtension(
      name: string,
      extension: { compile(text: string, path: string): (data: Data) => Promise<string> },
    ): void;
    on(event: "eleventy.engine.njk", listener: (engine: NunjucksEngine) => void): void;
    /** @param listener gets what all configuration came to, and may change it */
    on(event: "eleventy.config", listener: (config: WholeConfig) => void): void;
    /** @param listener gets the globs of the templates that are left out, and may change them */
    on(event: "eleventy.ignores", listener: (globs: string[]) => void): void;
  }

  interface RenderedTemplate {
    readonly content: string;
    /** What `dataFilterSelectors` names. */
    readonly data: unknown;
  }

  export class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode: boolean;
        /** An empty text: no file of configuration is looked for. Undefined: those of the working folder are run. */
        readonly configPath: "";
        /** How data files in JavaScript are loaded; without it, as the `package.json` of the working folder says. */
        readonly loader: "esm";
        readonly config: (config: UserConfig) => void;
      },
    );
    /** Writes nothing to the terminal any more. */
    disableLogger(): void;
    toJSON(): Promise<readonly RenderedTemplate[]>;
  }
}
