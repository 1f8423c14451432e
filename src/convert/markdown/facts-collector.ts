import type { ArticleLink } from "../../model/article.js";
import type { TextLine } from "../file-data.js";

/** The parts of a Markdown body that the metadata needs. */
export interface MarkdownFacts {
  /** The words of the body and of its captions. */
  readonly text: string;
  /** The paragraphs. */
  readonly lines: readonly TextLine[];
  /** Addresses as they were written, of places on the web and of other files of the mirror. */
  readonly links: readonly ArticleLink[];
  /** Addresses of the pictures, as they were written. */
  readonly pictures: readonly string[];
}

/** Collects the texts and addresses of a body, each address once. */
export class FactsCollector {
  readonly texts: string[] = [];
  readonly lines: string[] = [];
  readonly links = new Map<string, ArticleLink>();
  readonly pictures = new Set<string>();

  link(url: string): void {
    if (url !== "" && !url.startsWith("#")) this.links.set(url, { url });
  }

  picture(src: string, caption: string): void {
    this.pictures.add(src);
    if (caption) this.texts.push(caption);
  }

  facts(): MarkdownFacts {
    const joined = (line: string): string =>
      line
        .split(/\n\s*/)
        .map((part) => part.trimEnd())
        .join(" ");
    const lines = this.lines.map((line) => joined(line).trim());
    return {
      text: this.texts.join(" "),
      lines: lines.filter((text) => text !== "").map((text): TextLine => ({ text, tagRanges: [] })),
      links: [...this.links.values()],
      pictures: [...this.pictures],
    };
  }
}
