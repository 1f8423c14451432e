/** Prettified HTML has at most this share of tags behind other text on their line. */
const MOST_INLINE = 0.2;
/** HTML with fewer tags does not count as prettified. */
const FEWEST_TAGS = 3;

/** Tells whether a tool put each node of some HTML on its own line. White space around nodes then has no meaning. */
export function isPrettified(html: string): boolean {
  let tags = 0;
  let inline = 0;
  for (let index = html.indexOf("<"); index >= 0; index = html.indexOf("<", index + 1)) {
    tags++;
    let before = index - 1;
    while (isBlank(html.charCodeAt(before))) before--;
    if (before >= 0 && !isLineEnd(html.charCodeAt(before))) inline++;
  }
  return tags >= FEWEST_TAGS && inline <= MOST_INLINE * tags;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;
