import { activeHeaders } from "../../read/active-headers.js";
import type { FileRule } from "../rule.js";

/** Cloudflare runs a worker, which may be a folder of files. Many hosts run the others. */
const PROGRAM = /^_worker\.js(?:\/|$)|\.(?:php\d?|phtml|pht|phar|f?cgi|cfm|asp|as[hmp]x|svc|jspx?)$/i;

export const callingHost: FileRule = {
  name: "calling-host",
  text: "a setting of the host that leads to another host, or makes another kind of a file",
  why: "A redirect, a proxy or a header makes readers or their host call the other one, whatever the pages say, or has browsers load and run what no rule looks into. Such is a program that the host runs, too.",
  hint: "take the line out; the site's own address is not a finding if `baseUrl` names it",
  *checkFile({ kind, path, references, text }) {
    if (PROGRAM.test(path)) yield "the host runs this program";
    if (kind !== "host-settings") return;
    for (const { address, shown } of references) if (address.kind === "web") yield shown;
    if (path !== "_redirects") yield* activeHeaders(text);
  },
  wrong: { files: { _redirects: "/a/* https://other.example/:splat 200\n" } },
  right: { files: { _redirects: "/a/* /b/:splat 301 # https://other.example/\n" } },
};
