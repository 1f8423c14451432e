/**
 * What a worker thread loads as it starts, beside whatever its first tasks are: the modules that turn out to be needed in
 * every build that has something to do.
 */
void import("./store/convert-batch.js");
void import("./render/render-batch.js");
void import("./search/build-segment.js");

/** Does nothing: a worker's first module has to have a function. */
export default function loadAhead(): void {}
