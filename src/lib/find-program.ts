import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/**
 * Returns the absolute path of a program, as the variable PATH leads to it; undefined if no folder of PATH has it. The working folder,
 * which Windows searches first, and other relative folders are passed over: a mirror could bring a program along.
 * @param name without the extension `.exe` of Windows
 */
export function findProgram(name: string): string | undefined {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, file)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
