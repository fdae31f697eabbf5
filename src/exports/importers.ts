export { newSite } from "../cli/newsite.ts";
export type { StoryComment } from "../importers/contract/comment.ts";
export type { CrawlOptions } from "../importers/contract/crawl.ts";
export { importerFor, importerNamed, importers } from "../importers/formats/formats.ts";
export {
	type AuthorStep,
	aliasFact,
	type Body,
	type FactStep,
	type Facts,
	type Importer,
	type ImportProblem,
	type ImportRule,
	listingFact,
	type MenuItem,
	type MenuStep,
	type OldListing,
	type Place,
	type ProblemStep,
	type ProgressStep,
	type ReadOptions,
	redirectFact,
	type Site,
	type SiteFiles,
	type SkippedStep,
	type Source,
	type Step,
	type StoryStep,
	type UnknownCode,
} from "../importers/importer.ts";
export type { ImportOptions, ImportProgress } from "../importers/options.ts";
export { chunksOf, filesOf, problemStep, type SourceFile } from "../importers/reading/files.ts";
export { openSource } from "../importers/reading/sources.ts";
export type { ImportReport } from "../importers/report/report.ts";
export type { Rules } from "../importers/rules/rules.ts";
export { runImport } from "../importers/run.ts";
export type { AddressFields, NewSite } from "../importers/survey/newsite.ts";
