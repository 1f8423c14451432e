import { loadPageReader } from "../../src/formats/html.js";

await loadPageReader("page.html", new Uint8Array());
