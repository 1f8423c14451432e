/** The part of Eleventy's programmatic interface that is used here; the package comes without types. */
declare module "@11ty/eleventy" {
  interface UserConfig {
    readonly ignores: Set<string>;
    setIncludesDirectory(folder: string): void;
    setUseGitIgnore(use: boolean): void;
    setTemplateFormats(formats: readonly string[]): void;
    addGlobalData(name: string, data: unknown): void;
    addFilter(name: string, filter: (value: never) => string): void;
  }

  interface RenderedTemplate {
    readonly url: string | false;
    readonly inputPath: string;
    readonly outputPath: string;
    readonly content: string;
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
    toJSON(): Promise<readonly RenderedTemplate[]>;
  }
}
