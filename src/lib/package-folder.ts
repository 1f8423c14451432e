import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: two levels above this module. */
export const PACKAGE_FOLDER = fileURLToPath(new URL("../../", import.meta.url));

/** The templates of this package. */
export const TEMPLATES_FOLDER = path.join(PACKAGE_FOLDER, "templates");
