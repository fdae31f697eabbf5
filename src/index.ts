export type { Article } from "./article/article.ts";
export type { NewsDate } from "./article/date.ts";
export type { EleventyConfig } from "./eleventy/config.ts";
export { type BuildOptions, type BuildReport, build } from "./pipeline/build.ts";
export { archiveData, backfile } from "./plugin.ts";
export { CannotRun, type Problem, type Severity } from "./problem.ts";
export { type ArchiveSettings, defineArchive, type Settings } from "./settings.ts";
