// npm runs this after it has installed the dependencies of a checkout.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

// The compilers are development dependencies: without them there is nothing to compile with.
if (existsSync(new URL("node_modules/rolldown", import.meta.url)))
  execSync("npm run compile", { stdio: "inherit" });
else
  console.log(
    "not compiled, since the development dependencies are missing: bring dist/ along, or run `npm ci`",
  );
