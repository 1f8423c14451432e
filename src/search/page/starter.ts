import { loadTable } from "../query/load-files.js";
import { firstFiles } from "./first-files.js";
import { sharedLoader } from "./script-loader.js";

/**
 * The first script of search.html. It loads the table, and what the query in the address needs first, while the program is on
 * its way. The program goes on with the same loader.
 */
async function start(): Promise<void> {
  const { load } = sharedLoader();
  const table = await loadTable(load);
  const query = new URLSearchParams(location.search).get("q") || "";
  for (const [name, version] of firstFiles(query, table)) void load(name, version);
}

// A file that is missing now is missed again, and told of, when the program searches.
start().catch(() => {});
