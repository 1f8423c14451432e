/** The words of one language: texts by key, such as `date.day`. A text with plurals has a form for each category. */
export interface Messages {
  /** BCP 47 tag of the language. */
  readonly language: string;
  readonly plural: PluralRule;
  readonly texts: Readonly<Record<string, Message>>;
}

/** A text, a list of texts, or a text for each plural category. */
export type Message = string | readonly string[] | PluralForms;

export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";
export type PluralForms = Readonly<Partial<Record<PluralCategory, string>>>;

/** Which plural forms a language has; see `lib/messages.ts`. */
export type PluralRule = "none" | "one" | "zero-or-one" | "slavic" | "polish" | "czech" | "arabic";
