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

  interface UserConfig {
    readonly benchmarkManager: {
      setVerboseOutput(isVerbose: boolean): void;
      getAll(): Readonly<Record<string, { setIsVerbose(isVerbose: boolean): void }>>;
    };
    readonly ignores: Set<string>;
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
        readonly configPath?: undefined;
        readonly config: (config: UserConfig) => void;
      },
    );
    /** Writes nothing to the terminal any more. */
    disableLogger(): void;
    toJSON(): Promise<readonly RenderedTemplate[]>;
  }
}
