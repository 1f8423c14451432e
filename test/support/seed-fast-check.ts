import fc from "fast-check";
import { SEED } from "./seed.js";

// A property that names a seed of its own keeps it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
