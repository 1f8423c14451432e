/** The endings of nouns and adjectives, folded: й is и, and ї is і. A part of no less than three letters stays. */
const ENDING =
  /^(...+?)і?(?:[ая](?:ми|м|х)|[оеє]ві|[іо]в|[оеє]м|[оеє]ю|[иі](?:ми|м|х)|о(?:го|му|і)|ии|[аяоеєуюиіь])$/;

export const stem = (word: string): string => word.replace(ENDING, "$1");
