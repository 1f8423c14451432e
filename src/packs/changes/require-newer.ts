import { type ContentSource, commitsOf } from "../../model/manifest.js";
import { BuildError } from "../../model/problem.js";

const HINT = "get the newest pack from the operator, or let the copy go back with --older";

/**
 * Requires that no mirror of a site is of an earlier commit than it is in the copy. An old pack stays signed for ever: with it,
 * whoever hands it on could take articles back.
 * @throws BuildError if one is, or the site does not say when it was committed and the copy does
 */
export function requireNewer(before: ContentSource, after: ContentSource): void {
  const now = new Map(commitsOf(after).map(([mirror, { time }]) => [mirror, time]));
  for (const [mirror, { time: earlier }] of commitsOf(before)) {
    const time = now.get(mirror);
    if (earlier === undefined || (time !== undefined && time >= earlier)) continue;
    const what = mirror ? `content of ${mirror}` : "content";
    throw new BuildError(
      time === undefined
        ? `the pack does not say when its ${what} was committed, as the copy does`
        : `the ${what} of the pack was committed before that of the copy`,
      HINT,
    );
  }
}
