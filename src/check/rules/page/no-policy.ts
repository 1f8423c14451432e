import {
  CONTENT_SECURITY_POLICY,
  LOOKUP_HEADER,
  LOOKUP_POLICY,
  REFERRER_POLICY,
  SEARCH_POLICY,
} from "../../../lib/policy.js";
import { attributeOf, type Element, startTag } from "../../read/element.js";
import type { FileRule } from "../rule.js";

const LOOKUPS = `<meta http-equiv="${LOOKUP_HEADER}" content="${LOOKUP_POLICY}">`;

export const noPolicy: FileRule = {
  name: "no-policy",
  text: "a page without the policies that keep it from calling another host",
  why: "With the policy, the browser itself refuses scripts and loads that the other rules overlook. It has to stand before anything that loads.",
  hint: "let base.njk carry the policies of src/lib/policy.ts before anything that loads",
  sparesStatic: true,
  *checkFile({ path, kind, views }) {
    if (kind !== "page") return;
    for (const elements of views) {
      yield* contentPolicyFaults(elements, path === "search.html" ? SEARCH_POLICY : CONTENT_SECURITY_POLICY);
      yield* metaFaults(elements, "name", "referrer", REFERRER_POLICY);
      yield* metaFaults(elements, "http-equiv", LOOKUP_HEADER, LOOKUP_POLICY);
    }
  },
  wrong: { files: { "page.html": '<!doctype html><meta charset="utf-8"><title>text</title>' } },
  right: {
    files: {
      "page.html": `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}"><meta name="referrer" content="${REFERRER_POLICY}">${LOOKUPS}<title>text</title>`,
      "search.html": `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${SEARCH_POLICY}"><meta name="referrer" content="${REFERRER_POLICY}">${LOOKUPS}<title>text</title>`,
    },
  },
};

/** Nothing in these elements loads anything. */
const HARMLESS = new Set(["html", "head", "meta", "title"]);

function* contentPolicyFaults(elements: readonly Element[], expected: string): Generator<string> {
  const isPolicy = (element: Element): boolean =>
    /^content-security-policy$/i.test(attributeOf(element, "http-equiv") ?? "");
  const [policy, ...others] = elements.filter(isPolicy);
  if (!policy) {
    yield "it has no Content-Security-Policy";
    return;
  }
  if (attributeOf(policy, "content") !== expected)
    yield `its policy is not that of the site: ${startTag(policy)}`;
  for (const other of others) yield `it has a second policy: ${startTag(other)}`;
  const isLate = elements.slice(0, elements.indexOf(policy)).some((element) => !HARMLESS.has(element.name));
  if (isLate) yield "something that may load stands before the policy";
}

/** Yields what is wrong with the `meta` elements of a name: there has to be one, and each has to say what is expected. */
function* metaFaults(
  elements: readonly Element[],
  attribute: string,
  name: string,
  expected: string,
): Generator<string> {
  const metas = elements.filter((element) => attributeOf(element, attribute)?.toLowerCase() === name);
  if (metas.length === 0) yield `it has no \`<meta ${attribute}="${name}" content="${expected}">\``;
  for (const meta of metas) if (attributeOf(meta, "content") !== expected) yield startTag(meta);
}
