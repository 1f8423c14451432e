import { type CSSToken, TokenType, tokenize } from "@csstools/css-tokenizer";
import { leadsToHost } from "./address.js";

interface Css {
  /** The addresses that a browser may load, as the browser reads them. */
  readonly loads: readonly string[];
  /** Those of them that are loaded as stylesheets. */
  readonly imports: ReadonlySet<string>;
  /** Why the text is not well-formed. */
  readonly errors: readonly string[];
}

const EMPTY: Css = { loads: [], imports: new Set(), errors: [] };

/** Functions whose strings are addresses. */
const LOADING_FUNCTIONS = new Set(
  "url src image image-set -webkit-image-set cross-fade -webkit-cross-fade -moz-image-set url-prefix".split(
    " ",
  ),
);
/** Tokens that may stand between the rules of a stylesheet. */
const BETWEEN_RULES: ReadonlySet<TokenType> = new Set([
  TokenType.AtKeyword,
  TokenType.CDC,
  TokenType.CDO,
  TokenType.Comment,
  TokenType.Semicolon,
  TokenType.Whitespace,
]);
/** Functions whose strings are names, even inside a function that loads. */
const NAMING_FUNCTIONS = new Set(["type", "format", "tech", "local"]);

/**
 * Finds what a stylesheet or the value of a `style` attribute loads. A string in a loading function and the first string
 * of an `@import` always count. Any other string counts if it looks like the address of another host: a custom property
 * can carry it into a function. The address in `@namespace` and the strings of a selector do not count: no browser loads them.
 */
export function readCss(css: string): Css {
  if (!/[(@"'\\]/.test(css)) return EMPTY;
  const errors = new Set<string>();
  const tokens = tokenize({ css }, { onParseError: ({ message }) => errors.add(message) });
  const finder = new LoadFinder();
  for (const token of tokens) {
    if (token[0] === TokenType.BadURL) errors.add(`Bad address: ${token[1].slice(0, 80)}`);
    finder.take(token);
  }
  return { loads: [...finder.loads], imports: finder.imports, errors: [...errors] };
}

/** Follows the functions and at-rules that enclose each token. */
class LoadFinder {
  readonly loads = new Set<string>();
  readonly imports = new Set<string>();
  /** The open brackets, outermost first: a function's name, an empty string for a parenthesis, null for a square bracket. */
  private brackets: (string | null)[] = [];
  /** How many of the open brackets belong to a function that loads. */
  private loading = 0;
  /** The at-rule whose prelude is being read. */
  private atRule = "";
  /** Whether only at-rules without a block came so far. Behind anything else, `@namespace` has no effect. */
  private isBeginning = true;

  take(token: CSSToken): void {
    const [type] = token;
    if (type === TokenType.OpenCurly || (this.atRule === "" && !BETWEEN_RULES.has(type)))
      this.isBeginning = false;
    switch (token[0]) {
      case TokenType.Function:
        this.open(token[4].value.toLowerCase());
        break;
      case TokenType.OpenParen:
        this.open("");
        break;
      case TokenType.CloseParen:
        if (this.brackets.at(-1) !== null && LOADING_FUNCTIONS.has(this.brackets.pop() ?? "")) this.loading--;
        break;
      case TokenType.OpenSquare:
        this.brackets.push(null);
        break;
      case TokenType.CloseSquare:
        if (this.brackets.at(-1) === null) this.brackets.pop();
        break;
      case TokenType.AtKeyword:
        this.atRule = token[4].value.toLowerCase();
        break;
      case TokenType.Semicolon:
      case TokenType.OpenCurly:
      case TokenType.CloseCurly:
        this.atRule = "";
        // A bracket that was never closed must not lend its function to what follows.
        this.brackets = [];
        this.loading = 0;
        break;
      case TokenType.URL:
        this.takeAddress(token[4].value);
        break;
      case TokenType.String:
        this.takeString(token[4].value);
        break;
    }
  }

  private open(name: string): void {
    this.brackets.push(name);
    if (LOADING_FUNCTIONS.has(name)) this.loading++;
  }

  private takeString(value: string): void {
    const innermost = this.brackets.at(-1);
    // No function takes square brackets: they hold what a selector looks for in an attribute.
    if (innermost === null) return;
    const isName = NAMING_FUNCTIONS.has(innermost ?? "");
    const isLoaded = this.loading > 0 || (this.atRule === "import" && this.brackets.length === 0);
    if ((isLoaded && !isName) || leadsToHost(value)) this.takeAddress(value);
  }

  private takeAddress(value: string): void {
    if (this.atRule === "namespace" && this.isBeginning) return;
    this.loads.add(value);
    if (this.atRule === "import") this.imports.add(value);
  }
}

/** A declaration of a `style` attribute, such as `width: 1px`. */
interface Declaration {
  /** In lower case. */
  readonly property: string;
  /** In lower case, without comments and white space. */
  readonly value: string;
}

/** Returns the declarations of a `style` attribute, with escapes replaced and comments left out. */
export function readDeclarations(style: string): Declaration[] {
  const declarations: Declaration[] = [];
  let words: string[] = [];
  const end = (): void => {
    const [property = "", colon, ...value] = words;
    if (colon === ":") declarations.push({ property, value: value.join("") });
    words = [];
  };
  for (const token of tokenize({ css: style })) {
    if (token[0] === TokenType.Semicolon) end();
    else if (token[0] === TokenType.Ident) words.push(token[4].value.toLowerCase());
    else if (token[0] !== TokenType.Whitespace && token[0] !== TokenType.Comment)
      words.push(token[1].toLowerCase());
  }
  end();
  return declarations;
}
