import { type Token as HtmlToken, Tokenizer, TokenizerMode } from "parse5";
import { cellAlignment } from "../../../lib/html/cell-alignment.js";
import { withoutRedirect } from "../../../lib/html/resolve-address.js";
import { isAllowedAttribute, VOID_ELEMENTS } from "../../../model/allow-list.js";
import { escapeHtml } from "./escape-html.js";
import { fateOf, RAW_ATTRIBUTES, SELF_ENDING } from "./html-elements.js";
import type { Places } from "./places.js";
import { linkInPlaceOf, rawPicture } from "./raw-picture.js";

/** Elements before which no anchor can stand. */
const PARTS: ReadonlySet<string> = new Set("caption dd dt figcaption li summary td th".split(" "));

/** A part of raw HTML that does not reach the page unchanged. */
export interface LostMarkup {
  readonly code: "dropped-element" | "dropped-picture" | "unknown-markup";
  /** The line within the HTML, counted from 0. */
  readonly line: number;
  readonly message: string;
}

/** Limit of the elements that are open at once. Deeper elements lose their tags and keep their text. */
const MOST_OPEN = 100;

/** Limit of the text behind a video's tag that is searched for its address, in characters. */
const MOST_CONTENT = 2000;

/** A picture that a converter of pages left as Markdown in a block of HTML. */
const MARKDOWN_PICTURE = /!\[([^[\]\n]{0,500})\]\(<?([^\s()<>]{1,2000})>?\)/g;

/** The state of a body's raw HTML between one piece and the next. */
export interface OpenElements {
  /** The number of elements that earlier pieces have opened and not closed. */
  count: number;
  /** The places within the text that have links to them. */
  readonly places: Places;
  /** The names of the places that earlier pieces have marked. */
  readonly met: Set<string>;
}

/**
 * Cleans one piece of a body's raw HTML: a block, or a tag in a paragraph. The result consists of whole tags of the
 * allow-list and escaped text, so that no piece can swallow the text behind it. Tags may stay without an end.
 * @param open the state after the earlier pieces of the same body; this function updates it
 */
export function cleanRawHtml(raw: string, open: OpenElements): { html: string; lost: readonly LostMarkup[] } {
  const cleaner = new Cleaner(raw, open);
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        cleaner.startTag(tag);
        // In a program, `<` begins no tag.
        if (/^(?:script|style)$/.test(tag.tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (tag) => cleaner.endTag(tag),
      onCharacter: (token) => cleaner.text(token),
      onWhitespaceCharacter: (token) => cleaner.text(token),
      onNullCharacter: (token) => cleaner.text({ ...token, chars: "" }),
      onComment: (token) => cleaner.comment(token),
      onDoctype: (token) => cleaner.comment(token),
      onEof: () => cleaner.end(),
    },
  );
  tokenizer.write(raw, true);
  return { html: cleaner.html, lost: cleaner.lost };
}

class Cleaner {
  html = "";
  readonly lost: LostMarkup[] = [];
  /** The name of the element that is being left out with its content. */
  private skipped: string | undefined;
  private readonly lastEnds = new Map<string, number>();
  private read = 0;

  constructor(
    private readonly raw: string,
    private readonly open: OpenElements,
  ) {}

  startTag(tag: HtmlToken.TagToken): void {
    const { tagName, location } = tag;
    this.read = location?.endOffset ?? this.read;
    if (this.skipped !== undefined) return;
    const fate = fateOf(tagName);
    const isPart = PARTS.has(tagName);
    if (!isPart) this.place(attributesOf(tag));
    if (tagName === "img") this.picture(tag);
    else if (fate.kind === "kept") this.keep(fate.name, tag);
    if (fate.kind === "text") this.showAsText(tag);
    if (fate.kind === "linked") this.link(tag);
    if (fate.kind === "lost" && !this.box(tag))
      this.lose(tag, `\`<${tagName}>\` is left out, what is in it is shown`);
    if (isPart) this.place(attributesOf(tag));
    if (fate.kind === "dropped") this.lose(tag, `\`<${tagName}>\` is left out with what is in it`);
    if (fate.kind === "dropped" || fate.kind === "linked") this.passOver(tagName);
  }

  endTag(tag: HtmlToken.TagToken): void {
    const { tagName, location } = tag;
    this.read = location?.endOffset ?? this.read;
    if (this.skipped !== undefined) {
      if (this.skipped === tagName) this.skipped = undefined;
      return;
    }
    const fate = fateOf(tagName);
    if (fate.kind === "text") this.html += escapeHtml(this.source(tag));
    if (fate.kind !== "kept" || VOID_ELEMENTS.has(fate.name)) return;
    if (!SELF_ENDING.has(fate.name) && this.open.count > 0) this.open.count--;
    this.html += `</${fate.name}>`;
  }

  text({ chars, location }: Pick<HtmlToken.CharacterToken, "chars" | "location">): void {
    this.read = location?.endOffset ?? this.read;
    if (this.skipped !== undefined) return;
    let shown = 0;
    for (const { index, 0: whole, 1: alt = "", 2: src = "" } of chars.matchAll(MARKDOWN_PICTURE)) {
      this.html +=
        escapeHtml(chars.slice(shown, index)) + rawPicture(new Map(Object.entries({ alt, src }))).html;
      shown = index + whole.length;
    }
    this.html += escapeHtml(chars.slice(shown));
  }

  comment({ location }: Pick<HtmlToken.CommentToken, "location">): void {
    const from = location?.startOffset ?? 0;
    this.read = location?.endOffset ?? this.read;
    const isOpen = this.raw.startsWith("<!--", from) && !this.raw.slice(from, this.read).endsWith("-->");
    if (isOpen)
      this.loseOnLine((location?.startLine ?? 1) - 1, "a comment without an end hides what follows it");
  }

  /** Shows a tag as text if the piece ends within it. */
  end(): void {
    if (this.skipped === undefined) this.html += escapeHtml(this.raw.slice(this.read));
  }

  private keep(name: string, tag: HtmlToken.TagToken): void {
    const isNested = !SELF_ENDING.has(name);
    if (isNested && this.open.count >= MOST_OPEN) {
      const message = `\`<${tag.tagName}>\` stands in more than ${MOST_OPEN} open elements, and is left out`;
      this.lose(tag, message);
      return;
    }
    if (isNested) this.open.count++;
    const given = attributesOf(tag);
    const attributes = (RAW_ATTRIBUTES.get(name) ?? []).flatMap((attribute) => {
      const value = given.get(attribute);
      if (value === undefined) return [];
      const escaped =
        attribute === "open"
          ? ""
          : escapeHtml(attribute === "href" ? this.withPlace(value.trim()) : value.trim());
      // The address of a link is checked with the page, since only the page plan knows the site's own pages.
      const isFine = attribute === "href" || isAllowedAttribute(name, attribute, escaped);
      return isFine ? [` ${attribute}="${escaped}"`] : [];
    });
    if (name === "td" || name === "th") {
      const alignment = cellAlignment(given.get("style"), given.get("align"), given.get("class"));
      if (alignment) attributes.unshift(` class="${alignment}"`);
    }
    this.html += `<${name}${attributes.join("")}>`;
  }

  /** Marks the place of an element if a link within the text leads to it. */
  private place(given: ReadonlyMap<string, string>): void {
    const { places, met } = this.open;
    const name = given.get("id") ?? given.get("name");
    const id = name === undefined ? undefined : places.get(name);
    if (name === undefined || id === undefined || met.has(name)) return;
    met.add(name);
    this.html += `<a id="${id}"></a>`;
  }

  /** Returns an address, that of a redirector without it. One within the text becomes that of the place on the page, or `#`. */
  private withPlace(value: string): string {
    return value.startsWith("#") ? `#${this.open.places.get(value.slice(1)) ?? ""}` : withoutRedirect(value);
  }

  private picture(tag: HtmlToken.TagToken): void {
    const picture = rawPicture(attributesOf(tag));
    this.html += picture.html;
    const line = lineOf(tag);
    if (picture.reason) this.lost.push({ code: "dropped-picture", line, message: picture.reason });
  }

  private link(tag: HtmlToken.TagToken): void {
    const content = this.raw.slice(this.read, this.read + MOST_CONTENT);
    const link = linkInPlaceOf(tag.tagName, attributesOf(tag), content);
    this.html += link;
    if (link === "") this.lose(tag, `\`<${tag.tagName}>\` names nothing that a link could lead to`);
  }

  /** Shows the box of a task as a character. Returns false for any other element. */
  private box(tag: HtmlToken.TagToken): boolean {
    const attributes = attributesOf(tag);
    if (tag.tagName !== "input" || attributes.get("type")?.toLowerCase() !== "checkbox") return false;
    this.html += attributes.has("checked") ? "☑" : "☐";
    return true;
  }

  private showAsText(tag: HtmlToken.TagToken): void {
    this.html += escapeHtml(this.source(tag));
    const message = `\`${this.source(tag).slice(0, 40)}\` is no element of HTML, and is shown as text`;
    this.lost.push({ code: "unknown-markup", line: lineOf(tag), message });
  }

  /** Leaves out the content of an element. A program without an end goes on to the end of the piece. */
  private passOver(name: string): void {
    const lastEnd = this.lastEnds.get(name) ?? lastEndOf(name, this.raw);
    this.lastEnds.set(name, lastEnd);
    if (lastEnd >= this.read || name === "script" || name === "style") this.skipped = name;
  }

  private source({ location }: HtmlToken.TagToken): string {
    return this.raw.slice(location?.startOffset, location?.endOffset);
  }

  private lose(tag: HtmlToken.TagToken, message: string): void {
    this.loseOnLine(lineOf(tag), message);
  }

  private loseOnLine(line: number, message: string): void {
    this.lost.push({ code: "dropped-element", line, message });
  }
}

/** Returns the offset of an element's last end tag; -1 if there is none. */
const lastEndOf = (name: string, raw: string): number =>
  [...raw.matchAll(new RegExp(`</${name}\\b`, "gi"))].at(-1)?.index ?? -1;

const lineOf = ({ location }: HtmlToken.TagToken): number => (location?.startLine ?? 1) - 1;

/** Returns a tag's attributes by name, in lower case. */
const attributesOf = ({ attrs }: HtmlToken.TagToken): ReadonlyMap<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]));
