import { realpathSync } from "node:fs";
import path from "node:path";
import { ifThere } from "../lib/if-there.js";

/**
 * Returns an absolute path without links: that of the place that files written there have. What of it is not there yet stays as it
 * is, and so does a link that leads nowhere.
 */
export function realPlace(place: string): string {
  const above = path.dirname(place);
  return realIfThere(place) ?? (above === place ? place : path.join(realPlace(above), path.basename(place)));
}

function realIfThere(place: string): string | undefined {
  try {
    return ifThere(() => realpathSync(place));
  } catch {
    // A link that leads to itself, or a folder that is closed: whoever reads it says so.
    return place;
  }
}
