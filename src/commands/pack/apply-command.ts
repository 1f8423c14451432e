import path from "node:path";
import { describeTable } from "../../lib/text/printable.js";
import { PUBLIC_KEY } from "../../model/manifest.js";
import { type ApplyFlags, applyChanges } from "../../packs/changes/apply-changes.js";
import { explainSystemError } from "../support/explain-system-error.js";
import { runVerify } from "../verify-command.js";
import { changeRows } from "./pack-run.js";

/** Brings a copy up to date, and verifies it. @returns whether it is right @throws BuildError if the pack cannot be used */
export async function runApply(pack: string, copy: string, flags: ApplyFlags): Promise<boolean> {
  const folder = path.resolve(copy);
  const applied = await applyChanges(path.resolve(pack), folder, flags).catch((error: unknown) => {
    throw explainSystemError(
      error,
      `${copy} cannot be brought up to date`,
      "run the command again when there is room and permission",
    );
  });
  console.log(
    describeTable([
      ...changeRows(applied),
      [
        "pack",
        applied.isSigned ? "signed by the owner of the key" : "signature not checked: the copy has no key",
      ],
    ]),
  );
  const keyOfCopy = applied.isSigned ? path.join(folder, PUBLIC_KEY) : undefined;
  return runVerify(copy, { publicKey: flags.publicKey ?? keyOfCopy });
}
