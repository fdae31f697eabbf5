import { readFileSync } from "node:fs";
import path from "node:path";
import { type Archive, collate, type Early, type Released, releaseAll } from "../../archive/archive.ts";
import { cutSpan, type Span, steadySpan } from "../../archive/release.ts";
import { compareProblems, type Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { ReadLedger } from "../../site/ledger/ledger.ts";
import type { OldAddress } from "../../site/ledger/oldaddress.ts";
import type { Carried, EarlierAddresses } from "../../site/material.ts";
import { mediaPath } from "../../site/media/media.ts";
import { ICON } from "../../site/pages/icons.ts";
import { type Plan, plan } from "../../site/plan.ts";
import { articlesOf, type Content, holdsNoStory } from "../content/articles.ts";
import { noStoriesProblem } from "../content/nostories.ts";
import { distinctMedia, problemsOfRedactions, redactedAddresses } from "../content/redactions/told.ts";
import type { Pictures } from "../pictures/pictures.ts";
import type { RunNotes } from "../runs/notes.ts";
import type { Folders } from "../settings/load.ts";
import { assetsOf } from "../settings/templates.ts";
import { withLines } from "./lines.ts";

/** A planned site. What is left is to render and to publish it. */
export interface PlannedSite {
	readonly plan: Plan;
	readonly archive: Archive;
	/** The standing pages. */
	readonly pages: Released;
	/** The number of story files that were found. */
	readonly files: number;
	/** The number of stories on the site, with withdrawn ones that have a tombstone. */
	readonly articles: number;
	/** The number of story files that are not on the site. */
	readonly leftOut: number;
	/** The pages of stories that are not public yet; none but in a preview that shows drafts. */
	readonly early: readonly EarlyPage[];
	/** Worst first. */
	readonly problems: readonly Problem[];
	/** The span of time in which the same content makes the same site. */
	readonly steady: Span;
}

/** The page of a story, or a standing page, that is shown to its editors and is not public yet. */
export interface EarlyPage extends Pick<Early, "why" | "until"> {
	/** As in `Address`. */
	readonly url: string;
}

/** What a site is planned for, beside its content and its settings. */
export interface PlanCircumstances {
	/** The content folder, absolute. */
	readonly folder: string;
	/** The moment for which embargoes and dates in the future are judged: milliseconds since 1970, UTC. */
	readonly at: number;
	/** Whether drafts and stories whose time has not come are shown as well. */
	readonly showsDrafts?: boolean;
	/** What was published before; undefined where nobody knows. */
	readonly earlier?: EarlierAddresses;
	/** Every address that was ever published; undefined where nobody keeps a ledger. */
	readonly ledger?: ReadLedger;
	/** Where the listings of old sites have gone. */
	readonly listings?: readonly OldAddress[];
	/** Is told when each step begins. */
	readonly notes?: Pick<RunNotes, "at">;
}

/**
 * Collates and plans what was read.
 * @param files all files that are copied
 */
export function planSite(
	content: Content,
	files: readonly Carried[],
	pictures: Pick<Pictures, "facts" | "problems">,
	settings: Settings,
	{ folder, at, notes, showsDrafts = false, ...circumstances }: PlanCircumstances,
): PlannedSite {
	const [stories, standing] = [articlesOf(content.stories), articlesOf(content.pages)];
	const unread = [...content.stories, ...content.pages].flatMap((story) => story.unread ?? []);
	notes?.at("collate");
	const archive = collate(stories.articles, { ...settings, termNotes: content.termNotes, at, showsDrafts });
	const pages = releaseAll(standing.articles, at, settings.timeZone, showsDrafts);
	const isRedacted = redactedAddresses(content);
	notes?.at("plan");
	const planned = plan({
		archive,
		pages,
		files: withFacts(files, pictures),
		settings,
		icon: iconIn(files),
		unread,
		termNotes: content.termNotes,
		...circumstances,
		isRedacted,
		listings: isRedacted
			? circumstances.listings?.filter(({ from, to = "" }) => !isRedacted(from, false) && !isRedacted(to, false))
			: circumstances.listings,
	});
	const articles = archive.stories.length + archive.tombstones.length;
	const problems = [
		...[content, stories, standing, archive, pages].flatMap((part) => part.problems),
		...withLines(planned.problems, folder),
		...problemsOfRedactions(content),
	];
	return {
		plan: planned,
		archive,
		pages,
		early: earlyPages([...archive.early, ...pages.early], planned),
		files: content.found.files,
		articles,
		leftOut: content.found.files - articles,
		problems: [...problems, ...pictures.problems, ...(holdsNoStory(content) ? [noStoriesProblem(content.found)] : [])].sort(
			compareProblems,
		),
		steady: cutSpan(steadySpan([...stories.articles, ...standing.articles], at, settings.timeZone), archive.restsFrom, at),
	};
}

function earlyPages(early: readonly Early[], { outputs }: Plan): EarlyPage[] {
	if (early.length === 0) return [];
	const byFile = new Map(early.map((one) => [one.article.file, one]));
	return outputs.flatMap((output) => {
		if (output.sort !== "rendered" || (output.kind !== "story" && output.kind !== "page")) return [];
		const found = byFile.get(output.source ?? "");
		return found ? [{ url: output.url, why: found.why, until: found.until }] : [];
	});
}

function withFacts(files: readonly Carried[], { facts }: Pick<Pictures, "facts">): readonly Carried[] {
	return facts.size === 0 ? files : files.map((file) => ({ ...file, picture: facts.get(file.path) }));
}

/** The text of the owner's icon; undefined where there is none that can be read. */
function iconIn(files: readonly Carried[]): string | undefined {
	const icon = files.find((file) => `/${file.path}` === ICON);
	try {
		return icon && readFileSync(icon.from, "utf8");
	} catch {
		return undefined;
	}
}

/**
 * All files that the site carries as they are: the media of the content folder, and the assets of the templates.
 * @param bytesOf the size of a file of the content folder; undefined where it is not known
 */
export function carriedFiles(
	{ found, redacting }: Pick<Content, "found" | "redacting">,
	folders: Folders,
	bytesOf: (file: string) => number | undefined,
): Carried[] {
	const media = distinctMedia(found.media, redacting?.redactor).map(
		([shown, file]): Carried => ({ path: mediaPath(shown), from: path.join(folders.content, file), bytes: bytesOf(file) }),
	);
	return [...media, ...assetsOf(folders.templates)];
}
