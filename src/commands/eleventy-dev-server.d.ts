/** The part of Eleventy's dev server that is used here; the package comes without types. */
declare module "@11ty/eleventy-dev-server" {
  interface DevServerOptions {
    readonly port: number;
    readonly liveReload: boolean;
    readonly domDiff: boolean;
    readonly showVersion: boolean;
  }

  export default class EleventyDevServer {
    static getServer(name: string, folder: string, options: DevServerOptions): EleventyDevServer;
    serve(port: number): void;
    ready(): Promise<void>;
    getPort(): number;
    sendUpdateNotification(message: { readonly type: "eleventy.reload"; readonly subtype?: "css" }): void;
    close(): Promise<void>;
  }
}
