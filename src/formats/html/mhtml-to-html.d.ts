declare module "mhtml-to-html" {
  export interface Resource {
    readonly id: string;
    readonly contentType?: string;
    readonly transferEncoding?: string;
    readonly data: string;
  }
  export interface Mhtml {
    readonly headers: Readonly<Record<string, string>>;
    readonly resources: Readonly<Record<string, Resource>>;
    /** The id of the page among the resources. */
    readonly index: string;
  }
  export function parse(data: string | Uint8Array): Mhtml;
}
