const HEADING = /<(\/?)h([1-6])(?=[ >])/g;
/** The level below that of the title. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/**
 * Returns a body whose headings begin below the title of the article: its highest ones are of the second level, and the others
 * keep their distance from them. So readers who walk from heading to heading meet one title, and no gap below it.
 * @param html as the renderer writes it
 */
export function levelHeadings(html: string): string {
  let highest = LOWEST_LEVEL + 1;
  for (const [, , level] of html.matchAll(HEADING)) highest = Math.min(highest, Number(level));
  if (highest > LOWEST_LEVEL || highest === TOP_LEVEL) return html;
  return html.replace(HEADING, (_, end: string, level: string) => {
    const levelled = Math.min(Number(level) - highest + TOP_LEVEL, LOWEST_LEVEL);
    return `<${end}h${levelled}`;
  });
}
