import { statSync } from "node:fs";
import path from "node:path";
import { readingSite } from "../article/hosts.ts";
import { CannotRun, holdsBack } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { Carried } from "../site/material.ts";
import type { PictureFacts } from "../site/media/pictures.ts";
import { runProcess } from "../system/start.ts";
import type { Content } from "./content/articles.ts";
import { readCommentsFile, withComments } from "./content/comments.ts";
import { findContent } from "./content/find.ts";
import { openContent, storiesToRead } from "./content/load.ts";
import { siteRedactions } from "./content/redactions/site.ts";
import { withDistinctFiles } from "./content/redactions/told.ts";
import { readStoryFiles } from "./content/story.ts";
import { readListings } from "./hosts/listings.ts";
import { ledgerIn } from "./ledger/file.ts";
import { withoutRefusedDrawingsNow } from "./pictures/drawings.ts";
import { measure } from "./pictures/measure.ts";
import { type Pictures, privacyProblems } from "./pictures/pictures.ts";
import type { PictureAnswer, PictureOrder } from "./pictures/process.ts";
import { shownPictures } from "./pictures/shown.ts";
import { carriedFiles, type PlannedSite, planSite } from "./planning/site.ts";
import type { Folders } from "./settings/load.ts";

/**
 * Reads, collates and plans an archive in this thread, without a cache: for plain Eleventy, whose plugins cannot wait.
 * @param root the folder of the settings file, absolute; the memory of pictures is in it
 * @param at the moment for which embargoes and dates in the future are judged: milliseconds since 1970, UTC
 * @throws {CannotRun} where there is no content folder
 */
export function planNow(settings: Settings, folders: Folders, root: string, at: number): PlannedSite {
	const content = readContentNow(folders, settings);
	const bytesOf = (file: string) => statSync(path.join(folders.content, file), { throwIfNoEntry: false })?.size;
	const { files, problems } = withoutRefusedDrawingsNow(carriedFiles(content, folders, bytesOf));
	const shown = shownPictures(files, content.stories, content.pages, content.termNotes, settings);
	const { photoPrivacy } = settings;
	const pictures =
		settings.images === "webp" ? convertInProcess({ files: shown, root, folders, photoPrivacy }) : measureNow(shown, photoPrivacy);
	const told = { ...pictures, problems: [...problems, ...pictures.problems] };
	const planned = planSite(content, files, told, settings, {
		folder: folders.content,
		at,
		ledger: ledgerIn(root),
		listings: readListings(root, settings),
	});
	const fault = planned.problems.find(holdsBack);
	if (fault) throw new CannotRun(`${fault.file}${fault.line === undefined ? "" : `:${fault.line}`}: ${fault.message}`, fault.remedy);
	return planned;
}

function readContentNow(folders: Folders, settings: Settings): Content {
	const folder = folders.content;
	const found = findContent(folder);
	const redacting = siteRedactions(found, folders, settings);
	const site = { ...readingSite(settings), redactions: redacting.redactions };
	const { sidecars, ...opened } = openContent(folder, found, redacting);
	const read = (files: readonly string[]) =>
		storiesToRead(files, sidecars).flatMap((story) => readStoryFiles(folder, site, story)?.read ?? []);
	const content = { ...opened, stories: read(found.stories), pages: read(found.pages) };
	const comments = found.comments.flatMap((file) => readCommentsFile(folder, site, file)?.read ?? []);
	return withDistinctFiles(withComments(content, comments));
}

type KnownPictures = Pick<Pictures, "facts" | "problems">;

function measureNow(files: readonly Carried[], photoPrivacy: Settings["photoPrivacy"]): KnownPictures {
	const sizes = measure({ files: files.map(({ from }) => from), withHash: false });
	const facts = files.flatMap((file, index): [string, PictureFacts][] => {
		const [width, height] = sizes[index] ?? [0, 0];
		return width === 0 ? [] : [[file.path, { width, height }]];
	});
	const tells = sizes.filter((size) => size?.[4]).length;
	return { facts: new Map(facts), problems: privacyProblems(tells, photoPrivacy) };
}

/** Sharp answers with promises, which a plugin cannot wait for. So it runs in a process of its own, whose end can be waited for. */
function convertInProcess(order: PictureOrder): KnownPictures {
	if (order.files.length === 0) return { facts: new Map(), problems: [] };
	const answer = runProcess(new URL("./pictures/process", import.meta.url), JSON.stringify(order));
	const { facts, problems } = JSON.parse(answer) as PictureAnswer;
	return { facts: new Map(facts), problems };
}
