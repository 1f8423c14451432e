// Tests of other folders find here what they share.
export { digestsIn, filesIn } from "../support/files.js";
export { mirrored } from "../support/mirrored-file.js";
export { type Result, runCli, startCli } from "../support/run-cli.js";
export { siteIn } from "../support/site.js";
export { temporaryFolder } from "../support/temporary-folder.js";
