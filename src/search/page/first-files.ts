import { gramNumber, type Places, placesOf } from "../format/posting-file.js";
import { SEGMENT_FILE, type SearchTable, termsFilesIn } from "../format/search-format.js";
import { GAPS } from "../query/find-hints.js";

type FileName = readonly [name: string, version: string];

const SINGLE = /^[\u3005-\ua48c\uac00-\ud7a3]/;

/**
 * Guesses which files of the index a search loads first: the posting files of the newest segments, and the lists of the others.
 * It knows no variants of characters, so it is small enough to run before the program is there. A file that it has wrong costs
 * some bytes.
 * @returns their names and versions
 */
export function firstFiles(query: string, { segments }: SearchTable): FileName[] {
  const folded = query
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
  const words = folded.split(GAPS).filter((word) => /^[^-－−:：]+$/.test(word));
  const postings: FileName[] = [];
  const lists: FileName[] = [];
  for (const [folder, version, , segment] of [...segments].reverse())
    if (!segment) lists.push([`${folder}/${SEGMENT_FILE}`, version]);
    else
      for (const word of words)
        for (const [name, versionOfFile] of termsFilesIn(segment, placesOfWord(word)))
          postings.push([`${folder}/${name}`, versionOfFile]);
  return words.length > 0 ? [...postings, ...lists] : [];
}

/** Returns the place of what is looked up first of a word: of its first two characters, if it has such. */
const placesOfWord = (word: string): Places =>
  placesOf(
    SINGLE.test(word)
      ? gramNumber(word.charCodeAt(0), SINGLE.test(word.slice(1)) ? word.charCodeAt(1) : 0)
      : word,
  );
