import { unescapeAddress } from "../text/unescape-address.js";

/** How browsers of some languages end the name of the folder with the files of a page that they save. */
const ENDING = "(?:_files|\\.files|_archivos|_fichiers|_arquivos|_bestanden|_pliki|_file|-Dateien|-filer)";
const FOLDER = new RegExp(`^(.+)${ENDING}$`, "i");
const ADDRESS = new RegExp(`^(?:\\./)?[^/:?#]+${ENDING}/[^?#]+$`, "i");

/** Returns the name of a page, without its ending, whose files a folder may hold by its name; undefined for other folders. */
export const pageOfFiles = (folder: string): string | undefined => FOLDER.exec(folder)?.[1];

/** Tells whether an address is that of a file that a browser has put beside a page. Its address on the web is not known. */
export const isBesidePage = (address: string): boolean => ADDRESS.test(address);

/** Files that a reader takes away. Any other address is that of a page. */
const DOCUMENT =
  /([^/]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|epub|djvu?|zip|rar|7z|mp3|m4a|ogg|wav|mp4|m4v|mov|avi|webm))$/i;

/** Returns the name of the document that an address leads to; undefined if it leads to something else. */
export function documentName(address = ""): string | undefined {
  const path = address.trim().replace(/^(?:https?:)?\/\/[^/?#]*|[?#].*/gis, "");
  const name = DOCUMENT.exec(path)?.[1];
  return name && unescapeAddress(name);
}
