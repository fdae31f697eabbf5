#!/usr/bin/env node
// Runs "backfile init" with the same words: npm create backfile my-archive -- --title "The Harbour Herald"
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const manifest = createRequire(import.meta.url).resolve("backfile/package.json");
const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
process.argv.splice(2, 0, "init");
await import(new URL(bin.backfile, pathToFileURL(manifest)).href);
