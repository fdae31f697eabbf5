import { statSync } from "node:fs";
import path from "node:path";
import { counted } from "../../problem/numbers.ts";
import { holdsBack } from "../../problem.ts";
import { type Copied, type Derived, type Output, type Rendered, withData } from "../../site/output.ts";
import { sha256At } from "../../system/hash.ts";
import { momentText, type PublishingRun, type Run } from "../runs/run.ts";
import { differences, readSources, shortOf } from "../runs/sources.ts";
import { type Fact, fact } from "./explanation.ts";
import type { Known } from "./known.ts";
import { storiesOn } from "./links.ts";

/** Why an output was made anew or not in the last build, and whether the next one makes it anew. */
export function buildFacts(known: Known, output: Output): Fact[] {
	const { runs } = known;
	if (output.sort === "derived") return fact("next", derivedAgain(known, output));
	return [
		...fact("build", [lastBuild(known, output), ...(runs && runs.last.end !== "published" ? [lastEnd(runs.last)] : [])]),
		...fact("next", blockedBuild(known) ?? nextBuild(known, output)),
	];
}

/** What pages show beside the stories on them. */
const OTHERS = "a story was added or removed, or a term, a picture, an address or the masthead is another";

/** How the last build ended, where it published nothing. */
function lastEnd({ started, end, message }: Run): string | undefined {
	if (end === "failed") return `The last build, of ${momentText(started)}, failed: ${message ?? "it did not say why"}`;
	if (end === "held back")
		return `The last build, of ${momentText(started)}, published nothing, because of problems; backfile check lists them.`;
	return end === "unchanged" ? `The last build, of ${momentText(started)}, found that nothing had changed.` : undefined;
}

function lastBuild(known: Known, output: Rendered | Copied): string | undefined {
	const { context, runs } = known;
	const before = context.published.get(output.path);
	const file = path.join(context.folders.output, output.path);
	const standing = statSync(file, { throwIfNoEntry: false });
	if (!before) return context.published.size === 0 ? "There was none: nothing is published yet." : "It was not on the site then.";
	if (!standing) return "It was published, and its file is gone since.";
	if (sha256At(file) !== before.sha256) return "It was published, and its file was changed since by another program.";
	if (!runs?.made) return `Made on ${momentText(standing.mtimeMs)}; nothing is remembered of that build.`;
	const { started } = runs.made;
	const reason = reasonFor(known, output, runs.made);
	const [built, made] = [momentText(started), momentText(standing.mtimeMs)];
	// File systems keep whole milliseconds, or less.
	if (standing.mtimeMs >= started - 1) return `Made anew by the build of ${built}: ${reason ?? `what it shows had changed: ${OTHERS}`}.`;
	return reason === undefined || output.sort === "copied"
		? `Left as it was by the build of ${built}, since nothing that it is made from had changed; made on ${made}.`
		: `Made anew by the build of ${built}: ${reason}; that gave the same bytes, so its file of ${made} was left as it was.`;
}

/** Why a build made an output anew, as far as the build noted it. */
function reasonFor(known: Known, output: Rendered | Copied, { why, anew }: PublishingRun): string | undefined {
	if (why === undefined) return "it was the first one, or nothing was remembered of the one before";
	if (output.sort === "copied") return "the file is new, or had changed";
	if (why.length > 0) return `changed was ${why.join("; ")}, which every page depends on`;
	const changed = new Set(anew);
	const own = storiesOn(known, output).filter((file) => changed.has(shortOf(known.articles.get(file)?.readFrom ?? file)));
	if (own.length > 0) return `${storyNames(known, own)} had changed`;
	return anew === undefined ? "so many stories had changed that they were not noted one by one" : undefined;
}

function storyNames(known: Known, files: readonly string[]): string {
	const [first = "", ...others] = files;
	return `${known.shownStory(first)}${others.length === 0 ? "" : ` and ${counted(others.length, "other story", "other stories")} on it`}`;
}

/** Why the next build publishes nothing, as things are. */
function blockedBuild({ problems }: Known): string | undefined {
	const block = problems.find(holdsBack);
	return block && `It publishes nothing as long as this stands: ${block.message} ${block.remedy}`;
}

function nextBuild(known: Known, output: Rendered | Copied): string {
	const { context, runs, plan, read } = known;
	const before = context.published.get(output.path);
	if (!before) return "It will be published.";
	if (output.sort === "copied") {
		const print = output.sha256 ?? context.inputs.copyStamps.get(output.path) ?? "";
		return before.fingerprint === print && print !== ""
			? "It is left as it is: the file has not changed."
			: "It is copied again: the file has changed.";
	}
	if (before.fingerprint === undefined) {
		const key = context.remembered?.key;
		const isOther = runs?.made !== undefined && key !== undefined && runs.made.key !== key;
		const now = isOther ? readSources(context.config, context.folders, context.version ?? "") : undefined;
		const changed = now && runs?.made ? differences(runs.made.sources, now) : [];
		return changed.length > 0
			? `It is made anew, as every page is, since these have changed: ${changed.join("; ")}.`
			: "It is made anew, since nothing is remembered of what it was made from.";
	}
	if (before.fingerprint === plan.fingerprint(withData(output))) {
		return "It is left as it is. Nothing has changed: its fingerprint is that of the last build.";
	}
	const changed = new Set(read.content.anew ?? []);
	const own = storiesOn(known, output).filter((file) => changed.has(known.articles.get(file)?.readFrom ?? file));
	if (own.length > 0) return `It is made anew, since ${storyNames(known, own)} ${own.length === 1 ? "has" : "have"} changed.`;
	if (context.config.settings.images === "webp" && hasPictures(output))
		return "It shows pictures that are converted, so that only a build can tell.";
	return `It is made anew, since what it shows has changed: ${OTHERS}.`;
}

function hasPictures(output: Rendered): boolean {
	return JSON.stringify(output.data()).includes('"width"');
}

function derivedAgain({ context: { published } }: Known, { path: folder, articles }: Derived): string {
	const isThere = [...published.keys()].some((file) => file.startsWith(`${folder}/`));
	return `${isThere ? "It stands there, and is made anew when one of its" : "It will be published, with"} ${counted(articles.length, "story", "stories")}${isThere ? " changes" : ""}.`;
}
