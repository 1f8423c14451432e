/** Share of the tags that may stand behind something on their line where a tool put each node on a line of its own. */
const MOST_INLINE = 0.2;
/** With fewer tags nothing can be told. */
const FEWEST_TAGS = 3;

/** Tells whether each node of some HTML stands on a line of its own, so that white space around nodes says nothing. */
export function isPrettified(html: string): boolean {
  let tags = 0;
  let inline = 0;
  for (let index = html.indexOf("<"); index >= 0; index = html.indexOf("<", index + 1)) {
    tags++;
    let before = index - 1;
    while (html[before] === " " || html[before] === "\t") before--;
    if (before >= 0 && html[before] !== "\n" && html[before] !== "\r") inline++;
  }
  return tags >= FEWEST_TAGS && inline <= MOST_INLINE * tags;
}
