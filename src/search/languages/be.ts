/** The endings of nouns and adjectives, folded: й is и, and ў is у. A part of no less than three letters stays. */
const ENDING =
  /^(...+?)[іы]?(?:[аяеыі](?:мі|м)|[аяыі]х|[аяое]у|[аяоы]и|[ая](?:га|му|е|я)|[ую]ю|[аяоеуюыіиь])$/;

export const stem = (word: string): string => word.replace(ENDING, "$1");
