import type { DeclaredFormat } from "./declared-format.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";

/** What the settings say of the conversion of a file. Plain data: it goes to workers. */
export interface ConvertOptions {
  readonly limits: Limits;
  readonly formats: readonly DeclaredFormat[];
}

export const DEFAULT_CONVERT_OPTIONS: ConvertOptions = { limits: DEFAULT_LIMITS, formats: [] };
