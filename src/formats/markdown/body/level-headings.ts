const HEADING = /<(\/?)h([1-6])(?=[ >])/g;
/** The level below that of the title. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/**
 * Returns a body whose headings begin below the title of the article and leave no level out: its highest ones are of the second
 * level, the next lower ones of the third. So readers who walk from heading to heading meet one title, and no gap below it.
 * @param html as the renderer writes it
 */
export function levelHeadings(html: string): string {
  const levels = [...new Set(Array.from(html.matchAll(HEADING), ([, , level]) => level))].sort();
  const isLevelled = levels.every((level, rank) => Number(level) === rank + TOP_LEVEL);
  if (isLevelled) return html;
  return html.replace(HEADING, (_, end: string, level: string) => {
    const levelled = Math.min(levels.indexOf(level) + TOP_LEVEL, LOWEST_LEVEL);
    return `<${end}h${levelled}`;
  });
}
