import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };

/** What packages say of the program that made them. */
export const AGENT = `Backfile ${version}`;
