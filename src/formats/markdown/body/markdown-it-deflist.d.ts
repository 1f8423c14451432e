/** Definition lists for markdown-it; the package comes without types. */
declare module "markdown-it-deflist" {
  import type { MarkdownIt } from "markdown-it";

  /** What of markdown-it the package uses. */
  interface Extensible {
    readonly utils: MarkdownIt["utils"];
    readonly block: { readonly ruler: Pick<MarkdownIt["block"]["ruler"], "before"> };
  }

  export default function deflist(markdownIt: Extensible): void;
}
