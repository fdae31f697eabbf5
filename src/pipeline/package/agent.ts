import { packageVersion } from "../../system/version.ts";

/** What packages say of the program that made them. */
export const AGENT = `Backfile ${packageVersion()}`;
