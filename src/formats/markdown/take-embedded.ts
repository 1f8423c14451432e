import { EMBEDDED_FOLDER, type EmbeddedPicture } from "../../model/article.js";
import { readEmbeddedPicture } from "../html/media/embedded-picture.js";

const DATA = /data:image\/[\w+.-]+(?:;[\w=-]+)*;base64,[\w+/=%-]+/gi;

/** Takes the pictures out of a text that holds them within itself. In their place stand the addresses of files. Lines stay as they are. */
export function takeEmbedded(text: string): {
  readonly text: string;
  readonly embedded?: readonly EmbeddedPicture[];
} {
  if (!/data:image\//i.test(text)) return { text };
  const embedded = new Map<string, EmbeddedPicture>();
  const without = text.replace(DATA, (address) => {
    const picture = readEmbeddedPicture(address);
    if (typeof picture === "string") return address;
    embedded.set(picture.name, picture);
    return EMBEDDED_FOLDER + picture.name;
  });
  return embedded.size > 0 ? { text: without, embedded: [...embedded.values()] } : { text };
}
