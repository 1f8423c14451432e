/** Definition lists for markdown-it. The package has no types. */
declare module "markdown-it-deflist" {
  import type { MarkdownIt } from "markdown-it";

  /** The parts of markdown-it that the package uses. */
  interface Extensible {
    readonly utils: MarkdownIt["utils"];
    readonly block: { readonly ruler: Pick<MarkdownIt["block"]["ruler"], "before"> };
  }

  export default function deflist(markdownIt: Extensible): void;
}
