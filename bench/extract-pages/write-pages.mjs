import { FRESH } from "./layouts-fresh.mjs";
import { HELD } from "./layouts-held.mjs";
import { TUNED } from "./layouts-tuned.mjs";
import { Page } from "./markup.mjs";
import { articleOf, LANGUAGES, LENGTHS } from "./texts.mjs";

/**
 * Returns the pages of the bench, always the same: each layout in three lengths and four languages, with the texts that
 * are the article's and those that are the page's.
 */
export function makePages() {
  const pages = [];
  let seed = 0;
  for (const [set, layouts] of Object.entries({ tuned: TUNED, held: HELD, fresh: FRESH })) {
    for (const [layout, write] of Object.entries(layouts)) {
      for (const words of LANGUAGES) {
        for (const length of Object.keys(LENGTHS)) {
          const page = new Page(words, articleOf(words, length, seed++));
          const html = write(page);
          const name = `${set}-${layout}-${words.lang}-${length}.html`;
          pages.push({
            name,
            set,
            layout,
            lang: words.lang,
            length,
            title: page.story.title,
            html,
            article: page.article,
            furniture: page.furniture,
          });
        }
      }
    }
  }
  return pages;
}
