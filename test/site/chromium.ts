// Tests of other folders find here what they share.
export { chromiumPath } from "../support/chromium.js";
