import { loadTable } from "../query/load-files.js";
import { byId } from "./element.js";
import { firstFiles } from "./first-files.js";
import { sharedLoader } from "./script-loader.js";

/**
 * The first script of search.html. It shows the form, and loads the table and what the query in the address needs first, while
 * the program is on its way. The program goes on with the same loader.
 */
const query = new URLSearchParams(location.search).get("q") || "";

async function start(): Promise<void> {
  const { load } = sharedLoader();
  const table = await loadTable(load);
  for (const [name, version] of firstFiles(query, table)) void load(name, version);
}

/** Without the program, the form asks the server for this page again. If the program does not run, it is hidden again. */
function showForm(): void {
  const form = byId<HTMLFormElement>("search");
  if (form.onsubmit) return;
  const [field, progress] = [form.elements.namedItem("q") as HTMLInputElement, byId("search-progress")];
  const show = (isShown: boolean): void => {
    byId("search-without").hidden = isShown;
    byId("search-form").hidden = !isShown;
  };
  field.value = query;
  progress.hidden = !query;
  show(true);
  window.addEventListener("load", () => show(Boolean(form.onsubmit)));
}

showForm();
// A file that is missing now is missed again, and told of, when the program searches.
start().catch(() => {});
