import * as v from "valibot";

/** An address on the web. */
export function webAddress() {
  return v.pipe(
    v.string(),
    v.check((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "must be an http or https address"),
  );
}

/** Labels of channels by the names of their folders. */
export function labelsSchema() {
  return v.record(v.string(), v.pipe(v.string(), v.nonEmpty("must have a label")));
}
