/** How browsers of some languages end the name of the folder with the files of a page that they save. */
const ENDING = "(?:_files|\\.files|_archivos|_fichiers|_arquivos|_bestanden|_pliki|_file|-Dateien|-filer)";
const FOLDER = new RegExp(`^(.+)${ENDING}$`, "i");
const ADDRESS = new RegExp(`^(?:\\./)?[^/:?#]+${ENDING}/[^?#]+$`, "i");

/** Returns the name of a page, without its ending, whose files a folder may hold by its name; undefined for other folders. */
export const pageOfFiles = (folder: string): string | undefined => FOLDER.exec(folder)?.[1];

/** Tells whether an address is that of a file that a browser has put beside a page. Its address on the web is not known. */
export const isBesidePage = (address: string): boolean => ADDRESS.test(address);
